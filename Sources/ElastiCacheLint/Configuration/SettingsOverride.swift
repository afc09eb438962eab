package import LintText

/// The values that a configuration sets for some files only.
package struct SettingsOverride: Sendable {
  /// Patterns for the files, as in a `.gitignore` file, relative to the configuration.
  package let paths: [String]

  /// The values, with their locations.
  package let values: [Setting: Located<SettingValue>]
}
