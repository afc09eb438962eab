import LintText
import Testing

@testable import LintScenarios

struct ScenarioChoiceTests {
  @Test(
    arguments: [
      ("dev", nil, "Stage is 'dev'"), (nil, nil, "Stage has a certain hidden value"),
      (nil, ["a"], "Stage has a certain hidden value"),
      ("dev", ["a"], "Stage is anything but 'a'"),
      ("dev", ["a", "b", "c"], "Stage is anything but 'a' or 'b' or 'c'"),
      // No list that is longer is read to its end, and one that is hidden says nothing.
      ("dev", ["a", "b", "c", "d"], "Stage is something else, such as 'dev'"),
      ("dev", [], "Stage is something else, such as 'dev'"),
    ] as [(String?, [String]?, String)]
  )
  func `is told in few words`(_ value: String?, _ exceptions: [String]?, _ clause: String) {
    let choice = Scenario.Choice(
      parameter: "Stage",
      value: value.map { Text($0) },
      exceptions: exceptions?.map { Text($0) },
    )
    #expect(choice.description == clause)
    #expect(Scenario([choice]).description == "when \(clause)")
    #expect(Scenario([choice, choice]).description == "when \(clause) and \(clause)")
  }
}
