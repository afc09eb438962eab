package import LintText

/// What a configuration sets for some files only.
package struct SettingsOverride: Sendable {
  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration.
  package let paths: [String]

  /// What is set, where.
  package let values: [Setting: Located<SettingValue>]
}
