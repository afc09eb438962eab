package import LintText

/// The contents of one configuration.
package struct Settings: Sendable {
  /// The values for all files, with their locations.
  package internal(set) var values: [Setting: Located<SettingValue>] = [:]

  /// The values for some files; later entries override earlier ones.
  package internal(set) var overrides: [SettingsOverride] = []

  /// The accepted findings.
  package internal(set) var ignores: [ConfiguredSuppression] = []

  /// The keys of a configuration other than the names of settings.
  package enum Key: String, Sendable, CaseIterable {
    /// Values for some files only.
    case overrides
    /// Accepted findings.
    case ignore
    /// The address of the schema, for editors.
    case schema = "$schema"
  }

  /// The keys of one entry of `overrides` other than the names of file settings.
  package enum OverrideKey: String, Sendable, CaseIterable {
    case paths
  }

  /// The keys of one entry of `ignore`.
  package enum IgnoreKey: String, Sendable, CaseIterable {
    case paths
    case resource
    case rules
    case reason
    case until
  }
}
