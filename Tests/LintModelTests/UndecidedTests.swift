import LintText
import Testing

@testable import LintModel

struct UndecidedTests {
  private static func numbered(_ count: Int) -> [String] { (0..<count).map { "var.\($0)" } }

  /// A plan lists `x.y` beside `x.y.id`, and what an index selects beside what it selects from.
  @Test(
    arguments: [
      ([], ""), (["var.a"], ": it depends on 'var.a'"),
      (["var.b", "var.a"], ": it depends on 'var.b', 'var.a'"),
      (["a.b.id", "a.b"], ": it depends on 'a.b.id'"),
      (["a.b[0]", "a.b"], ": it depends on 'a.b[0]'"),
      (["a.b", "a.b[0].id", "a.b[0]"], ": it depends on 'a.b[0].id'"),
      (["a.b", "a.bc"], ": it depends on 'a.b', 'a.bc'"),
      (numbered(16), ": it depends on " + numbered(16).map { "'\($0)'" }.joined(separator: ", ")),
      (
        numbered(17),
        ": it depends on " + numbered(16).map { "'\($0)'" }.joined(separator: ", ") + " and others"
      ),
    ] as [([String], String)]
  )
  func `tells what a value is computed from`(_ references: [String], _ told: String) {
    #expect(
      Undecided.knownAfterApply(references.map { Text($0) }).description
        == "the value is known only after apply\(told)"
    )
  }

  @Test func `tells why a plan leaves a value open`() {
    #expect(
      Undecided.localValues(["local.a"]).description
        == "the plan does not show the value of 'local.a'"
    )
    #expect(Undecided.takenOut.description == "the value was removed from this plan")
    let reason = Undecided.localValues(["local.a"])
    let member = Undecided.memberOrNot(group: "x.y", reason)
    #expect(member.description == reason.description)
    #expect(Undecided.memberOrNot(group: nil, .takenOut).remedy == Undecided.takenOut.remedy)
  }

  @Test func `says that Terraform reads data sources`() {
    #expect(
      Undecided.knownAfterApply(["data.a.b", "data.c.d"]).description
        == "the value is known only once Terraform reads 'data.a.b', 'data.c.d'"
    )
    #expect(
      Undecided.knownAfterApply(["data.a.b", "c.d"]).description.hasPrefix(
        "the value is known only after apply: "
      )
    )
  }
}
