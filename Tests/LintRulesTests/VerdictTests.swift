import LintDiagnostics
import LintText
import Testing

@testable import LintModel
@testable import LintRules

@Suite struct VerdictTests {
  @Test(
    arguments: [
      (-1, 1, VerdictName.invalid), (0, 1, .off), (1, 1, .on), (6, 1, .on), (35, 1, .on),
      (36, 1, .invalid),
      (-1, 7, .invalid), (0, 7, .off), (1, 7, .short), (6, 7, .short), (7, 7, .on), (8, 7, .on),
      (35, 7, .on), (36, 7, .invalid),
      (0, 35, .off), (34, 35, .short), (35, 35, .on), (36, 35, .invalid),
    ]
  )
  func daysAreJudgedByTheMinimum(days: Int, minimumDays: Int, name: VerdictName) {
    for type in CacheType.allCases {
      for retention in [Retention.days(days), .secretDays(days)] {
        let judged = JudgedCase(retention: retention, type: type, minimumDays: minimumDays)
        #expect(judged.verdict.name == name)
      }
    }
  }

  @Test(
    arguments: [
      (0...0, 1, VerdictName.off), (0...0, 7, .off), (0...1, 1, .undecided),
      (0...35, 1, .undecided), (0...35, 7, .undecided), (1...35, 1, .on), (1...35, 7, .undecided),
      (1...6, 7, .short), (6...7, 7, .undecided), (7...35, 7, .on), (7...35, 35, .undecided),
    ]
  )
  func anyValueOfAParameterIsProofOrNone(
    days: ClosedRange<Int>,
    minimumDays: Int,
    name: VerdictName,
  ) {
    let judged = JudgedCase(
      retention: .within(days, parameter: "Days"),
      minimumDays: minimumDays,
    )
    #expect(judged.verdict.name == name)
  }

  @Test(arguments: [
    Retention.absent(.notWritten), .absent(.misspelled("x")), .absent(.noValue), .absent(.null),
    .days(0), .secretDays(0), .within(0...0, parameter: "Days"),
  ])
  func noLimitIsOffUnlessItIsMemcachedOnNodes(retention: Retention) {
    for type in CacheType.allCases {
      for engine in [
        Engine.named("memcached"), .named("MEMCACHED"), .oneOf(["memcached"], .primaryCluster),
      ] {
        let judged = JudgedCase(retention: retention, engine: engine, type: type)
        #expect(judged.verdict.name == (type.form == .cluster ? .notApplicable : .off))
      }
      for engine in [Engine.notWritten, .named("redis"), .named("Valkey"), .named("dragonfly")] {
        let judged = JudgedCase(retention: retention, engine: engine, type: type)
        #expect(judged.verdict.name == .off)
      }
      for engine in [
        Engine.undecided(.primaryCluster), .oneOf(["a", "memcached"], .primaryCluster),
      ] {
        let judged = JudgedCase(retention: retention, engine: engine, type: type)
        #expect(judged.verdict.name == (type.form == .cluster ? .undecided : .off))
      }
    }
  }

  @Test(arguments: [
    Retention.days(1), .days(35), .secretDays(7), .within(1...35, parameter: "Days"),
  ])
  func limitTakesNoEffectOnMemcachedOnNodes(retention: Retention) {
    for type in CacheType.allCases {
      let judged = JudgedCase(retention: retention, engine: .named("memcached"), type: type)
      #expect(judged.verdict.name == (type.form == .cluster ? .unsupported : .on))
    }
  }

  @Test func limitOnAnEngineThatMayBeMemcachedIsOn() {
    for engine in [Engine.undecided(.primaryCluster), .oneOf(["a", "memcached"], .primaryCluster)] {
      let verdict = JudgedCase(retention: .days(1), engine: engine).verdict
      #expect(verdict.name == .on && verdict.days == 1)
    }
  }

  @Test(
    arguments: [
      (Retention.days(1), VerdictName.unsupported), (.secretDays(35), .unsupported),
      (.within(1...35, parameter: "Days"), .unsupported), (.days(0), .off),
      (.absent(.notWritten), .off), (.days(36), .invalid), (.malformed("true"), .invalid),
      (.undecided(.dynamicReference), .undecided),
    ]
  )
  func smallNodesTakeNoLimit(retention: Retention, name: VerdictName) {
    for type in CacheType.allCases where type.form != .serverless {
      let judged = JudgedCase(retention: retention, type: type, isTooSmall: true)
      #expect(judged.verdict.name == name)
    }
  }

  @Test(arguments: JudgedCase.everyExemption)
  func exemptionComesBeforeEverything(exemption: Exemption) {
    for retention in JudgedCase.everyRetention {
      let judged = JudgedCase(retention: retention, isTooSmall: true, exemption: exemption)
      #expect(judged.verdict == .notApplicable(.exempt(exemption)))
      #expect(judged.findings.isEmpty)
    }
  }

  @Test(
    arguments: [
      ([.days(7), .days(7)], .on(.exactly(7))), ([.days(7), .days(9)], .on(.several)),
      ([.days(7), .secretDays(9)], .on(.several)),
      ([.days(1), .days(2)], .short(.several, required: 7)),
      ([.days(2), .days(2)], .short(.exactly(2), required: 7)),
      ([.absent(.notWritten), .days(0)], .off(.absent(.notWritten))),
      ([.days(0), .days(7)], .undecided(.retention, .primaryCluster)),
      ([.days(6), .days(7)], .undecided(.retention, .primaryCluster)),
      ([.days(36), .days(-1)], .invalid(.outOfRange(36))),
      ([], .undecided(.retention, .primaryCluster)),
    ] as [([Retention], Verdict)]
  )
  func `one of several is judged where all come to the same`(
    _ candidates: [Retention],
    _ verdict: Verdict,
  ) {
    let judged = JudgedCase(retention: .oneOf(candidates, .primaryCluster), minimumDays: 7)
    #expect(judged.verdict == verdict)
  }

  @Test func agreesWithTheTablesOnEverything() {
    var count = 0
    JudgedCase.forEach { judged in
      count += 1
      let expected = VerdictRestatement(judged)
      guard judged.verdict.name != expected.name || judged.verdict.days != expected.days else {
        return
      }
      // Secret numbers are judged and not told.
      Issue.record("\(judged.testDescription): \(judged.verdict) is not \(expected)")
    }
    #expect(count > 30_000)
  }
}
