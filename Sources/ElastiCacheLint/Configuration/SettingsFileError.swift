package import LintText

/// What is wrong with a configuration.
package struct SettingsFileError: Error, Sendable {
  /// Everything that is wrong, each in one line, in the order of the text.
  package let problems: [Located<String>]
}
