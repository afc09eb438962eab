/// Why a setting cannot have a value.
package struct SettingMismatch: Error, Sendable {
  /// What it must be, to follow the name of what was set: `must be true or false, not 'yes'`.
  package let message: String

  init(_ message: String, nearest: String? = nil) {
    self.message = message + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}
