import LintDiagnostics
import LintText
import Testing

@testable import LintModel
@testable import LintRules

@Suite struct HelpTests {
  private static func help(_ judged: JudgedCase) -> String? {
    judged.findings.first?.finding.help
  }

  @Test(arguments: [
    Retention.absent(.notWritten), .absent(.noValue), .absent(.null), .days(0), .days(-1),
    .days(36), .malformed("true"),
  ])
  func offAndInvalidTellWhatIsAllowed(retention: Retention) throws {
    for type in CacheType.allCases {
      let help = try #require(Self.help(JudgedCase(retention: retention, type: type)))
      #expect(help.contains("1 to 35"))
      #expect(help.contains(type.language.retentionLimit))
    }
  }

  @Test func tooShortTellsHowMany() throws {
    let help = try #require(Self.help(JudgedCase(retention: .days(3), minimumDays: 7)))
    #expect(help.contains("7 or more days"))
  }

  @Test func misspelledNameIsToldRight() throws {
    let judged = JudgedCase(retention: .absent(.misspelled("snapshotRetentionLimit")))
    #expect(try #require(Self.help(judged)).contains("rename it to SnapshotRetentionLimit"))
  }

  @Test(arguments: [
    Undecided.parameter("Days"), .parameterStore(parameter: "Days"),
    .contradictoryDefault(parameter: "Days"), .parameterMayBe("Days", days: 0),
  ])
  func undecidedParameterIsToldHowToGive(reason: Undecided) throws {
    let retention = try #require(Self.help(JudgedCase(retention: .undecided(reason))))
    #expect(retention.contains("--parameter Days=VALUE"))
    let engine = JudgedCase(retention: .days(0), engine: .undecided(reason))
    #expect(try #require(Self.help(engine)).contains("--parameter Days=VALUE"))
  }

  @Test func undecidedRangeIsToldHowToGive() throws {
    let judged = JudgedCase(retention: .within(0...35, parameter: "Days"))
    #expect(try #require(Self.help(judged)).contains("--parameter Days=VALUE"))
    #expect(try #require(judged.findings.first?.finding.message).contains("may be 0"))
  }

  @Test func smallNodesAreToldToGrow() throws {
    for retention in [Retention.days(0), .days(7)] {
      let judged = JudgedCase(retention: retention, isTooSmall: true)
      #expect(try #require(Self.help(judged)).contains("newer node type"))
    }
    let off = JudgedCase(retention: .days(0), isTooSmall: true)
    #expect(try #require(Self.help(off)).contains("and set SnapshotRetentionLimit to 1 to 35 days"))
  }

  @Test func memcachedIsToldToDropTheLimit() throws {
    let judged = JudgedCase(retention: .days(7), engine: .named("memcached"))
    #expect(try #require(Self.help(judged)).contains("remove SnapshotRetentionLimit"))
  }

  @Test func noHelpWhereNothingCanBeDone() {
    #expect(Self.help(JudgedCase(retention: .undecided(.dynamicReference))) == nil)
  }
}
