import LintModel
import LintText
import Testing

@testable import CloudFormation

struct OutcomeTests {
  private static let reason = Undecided.dynamicReference

  private static func either(_ left: Outcome, _ right: Outcome) -> Outcome {
    .either(left, right, because: reason, at: nil)
  }

  @Test func `what may be one of several is each of them once`() {
    let (one, two, three) = (
      Outcome(.text("1"), at: nil), Outcome(.text("2"), at: nil), Outcome(.text("3"), at: nil),
    )
    let pair = Self.either(one, two)
    #expect(pair.value == .either([one, two], Self.reason))
    #expect(Self.either(one, one) == one)
    #expect(Self.either(pair, two) == pair)
    #expect(Self.either(two, pair).value == .either([two, one], Self.reason))
    let all = Outcome.Value.either([one, two, three], Self.reason)
    #expect(Self.either(pair, three).value == all)
    #expect(Self.either(pair, Self.either(two, three)).value == all)
  }
}
