public import LintDiagnostics

/// What a configuration sets for some files only.
public struct SettingsOverride: Sendable {
  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration.
  public let paths: [String]

  /// What is set, where.
  public let values: [Setting: Located<SettingValue>]
}
