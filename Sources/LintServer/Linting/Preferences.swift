package import LintWorkspace

/// The choices of the process that serves: settings from its command line and environment.
package struct Preferences: Sendable {
  let options: SettingLayer
  let configuration: ConfigurationChoice

  /// Returns the value of an environment variable; nil if it is unset.
  let variable: @Sendable (String) -> String?

  package init(
    options: SettingLayer = SettingLayer(),
    configuration: ConfigurationChoice = .nearest,
    variable: @escaping @Sendable (String) -> String? = { _ in nil },
  ) {
    self.options = options
    self.configuration = configuration
    self.variable = variable
  }
}
