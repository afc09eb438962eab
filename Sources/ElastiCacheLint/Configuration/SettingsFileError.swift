package import LintText

/// The problems of a configuration.
package struct SettingsFileError: Error, Sendable {
  /// All problems, one line each, in the order of the text.
  package let problems: [Located<String>]
}
