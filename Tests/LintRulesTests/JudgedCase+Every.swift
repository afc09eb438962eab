import LintDiagnostics
import LintModel
import LintText

extension JudgedCase {
  /// Numbers of days on both sides of every border.
  static let borders = [-1, 0, 1, 6, 7, 8, 34, 35, 36]

  static let everyRetention: [Retention] =
    [
      .absent(.notWritten), .absent(.misspelled("snapshotRetentionLimit")), .absent(.noValue),
      .absent(.null), .malformed("'7.5'"), .malformed("true"), .malformed("a list"),
      .null, .malformed(nil),
      .within(0...0, parameter: "Days"), .within(0...1, parameter: "Days"),
      .within(0...35, parameter: "Days"), .within(1...1, parameter: "Days"),
      .within(1...6, parameter: "Days"), .within(1...35, parameter: "Days"),
      .within(6...7, parameter: "Days"), .within(7...7, parameter: "Days"),
      .within(7...35, parameter: "Days"), .within(35...35, parameter: "Days"),
    ] + borders.map(Retention.days) + borders.map(Retention.secretDays)
    + everyReason.map(Retention.undecided)

  static let everyReason: [Undecided] = [
    .parameter("Days"), .parameterMayBe("Days", days: 3), .contradictoryDefault(parameter: "Days"),
    .parameterStore(parameter: "Days"), .reference("Days"),
    .deployTime(function: "Fn::ImportValue", argument: "days"),
    .deployTime(function: "Fn::GetAtt", argument: nil), .function("Fn::Foo"), .dynamicReference,
    .malformed("'Properties' is not a mapping"), .duplicateKey("Engine"), .primaryCluster,
    .inserted("Fn::Transform"), .knownAfterApply([]),
    .knownAfterApply(["var.days", "local.days"]),
    .noConfiguration, .noAttribute("snapshot_retention_limit"), .deferred("absent_prereq"),
    .notPlanned,
  ]

  static let everyEngine: [Engine] = [
    .notWritten, .named("redis"), .named("Redis"), .named("valkey"), .named("memcached"),
    .named("MEMCACHED"), .named(" Memcached "), .named("\tmemcached\n"), .named("memcached2"),
    .named("mem cached"), .named("dragonfly"), .named(""),
    .oneOf(["memcached", " Memcached"], .parameter("Engine")),
    .oneOf(["redis", "memcached"], .parameter("Engine")),
    .oneOf(["redis", "valkey"], .parameter("Engine")),
    .undecided(.parameter("Engine")), .undecided(.knownAfterApply(["var.engine"])),
  ]

  static let everyExemption: [Exemption] = [
    .memberOfReplicationGroup("sessions"), .memberOfReplicationGroup(nil), .deleted, .forgotten,
    .deposed, .dataSource,
  ]

  /// Every combination of what can be said of a cache.
  ///
  /// Serverless caches have no nodes that could be too small.
  static func forEach(_ body: (JudgedCase) throws -> Void) rethrows {
    for retention in everyRetention {
      for engine in everyEngine {
        for type in CacheType.allCases {
          for isTooSmall in type.form == .serverless ? [false] : [false, true] {
            for minimumDays in [1, 7, 35] {
              try body(
                JudgedCase(
                  retention: retention,
                  engine: engine,
                  type: type,
                  isTooSmall: isTooSmall,
                  minimumDays: minimumDays,
                )
              )
            }
          }
        }
      }
    }
  }
}
