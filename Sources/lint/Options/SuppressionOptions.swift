internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The options for honoring suppressions.
struct SuppressionOptions: SettingOptions {
  @Flag(
    name: .customLong("require-reason"),
    inversion: .prefixedNo,
    help: Setting.requireReason.help(),
  )
  var requiresReasons: Bool?

  @Flag(
    name: .customLong("foreign-suppressions"),
    inversion: .prefixedNo,
    help: Setting.foreignSuppressions.help(),
  )
  var honorsForeignSuppressions: Bool?

  func add(to layer: inout SettingLayer) {
    layer.set(.requireReason, option: requiresReasons)
    layer.set(.foreignSuppressions, option: honorsForeignSuppressions)
  }
}
