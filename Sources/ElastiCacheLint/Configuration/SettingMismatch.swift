/// The reason why a value is invalid for a setting.
package struct SettingMismatch: Error, Sendable {
  /// The requirement, following the name of the setting: `must be true or false, not 'yes'`.
  package let message: String

  init(_ message: String, nearest: String? = nil) {
    self.message = message + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}
