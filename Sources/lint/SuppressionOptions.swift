internal import ArgumentParser
internal import ElastiCacheLint

/// Which suppressions hold.
struct SuppressionOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-require-reason"),
    help: "Let suppressions hold that give no reason.",
  )
  var allowsMissingReasons = false

  @Flag(
    name: .customLong("no-foreign-suppressions"),
    help: "Ignore the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS.",
  )
  var ignoresForeignSuppressions = false

  /// Sets the options of a linter that are about suppressions.
  ///
  /// The library reads no clock, so it is told what day it is.
  func apply(to options: inout Linter.Options) {
    options.today = Clock.today
    options.requiresReasons = !allowsMissingReasons
    options.honorsForeignSuppressions = !ignoresForeignSuppressions
  }
}
