import LintDiagnostics
import LintText
import Testing

@testable import LintModel

struct RetentionTests {
  private static let reason = Undecided.parameter("Days")

  @Test(
    arguments: [
      (.days(7), false), (.secretDays(7), true), (.malformed("true"), false),
      (.malformed(nil), true), (.absent(.notWritten), false), (.null, false),
      (.within(1...7, parameter: "Days"), false), (.undecided(reason), false),
      (.oneOf([.days(1), .days(7)], reason), false),
      (.oneOf([.days(1), .secretDays(7)], reason), true),
      (.oneOf([.malformed(nil), .days(7)], reason), true),
    ] as [(Retention, Bool)]
  )
  func `knows what must not be shown`(_ retention: Retention, _ isSecret: Bool) {
    #expect(retention.isSecret == isSecret)
  }

  @Test(
    arguments: [
      (.days(7), false), (.secretDays(7), false), (.malformed("true"), false),
      (.malformed(nil), false), (.absent(.noValue), false), (.null, false),
      (.within(1...7, parameter: "Days"), true), (.undecided(reason), true),
      (.oneOf([.days(7)], reason), true),
    ] as [(Retention, Bool)]
  )
  func `knows what another deployment may change`(_ retention: Retention, _ isUndecided: Bool) {
    #expect(retention.isUndecided == isUndecided)
  }
}
