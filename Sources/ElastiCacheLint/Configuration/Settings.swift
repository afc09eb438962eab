package import LintText

/// What one configuration says.
package struct Settings: Sendable {
  /// What is set for all files, where.
  package internal(set) var values: [Setting: Located<SettingValue>] = [:]

  /// What is set for some files, the later ones over the earlier ones.
  package internal(set) var overrides: [SettingsOverride] = []

  /// The findings that are accepted.
  package internal(set) var ignores: [ConfiguredSuppression] = []

  /// The keys that a configuration may have besides the names of settings.
  package enum Key: String, Sendable, CaseIterable {
    /// What is set for some files only.
    case overrides
    /// Which findings are accepted.
    case ignore
    /// For editors: where the schema lies.
    case schema = "$schema"
  }

  /// The keys of one entry of `overrides`, besides the names of settings about files.
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
