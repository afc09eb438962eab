/// Why a setting cannot have a value.
public struct SettingMismatch: Error, Sendable {
  /// What it must be, to follow the name of what was set: `must be true or false, not 'yes'`.
  public let message: String

  init(_ message: String, nearest: String? = nil) {
    self.message = message + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}
