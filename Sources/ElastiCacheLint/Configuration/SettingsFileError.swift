public import LintDiagnostics

/// What is wrong with a configuration.
public struct SettingsFileError: Error, Sendable {
  /// Everything that is wrong, each in one line, in the order of the text.
  public let problems: [Located<String>]
}
