internal import ArgumentParser
internal import ElastiCacheLint

/// Which suppressions hold.
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

  /// What is said, and nothing where nothing is.
  func add(to layer: inout SettingLayer) {
    layer.set(.requireReason, option: requiresReasons)
    layer.set(.foreignSuppressions, option: honorsForeignSuppressions)
  }
}
