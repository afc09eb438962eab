import LintText
import Testing

@testable import CloudFormation

struct BindingsTests {
  @Test(
    arguments: [
      ("C${X}", "Ca"), ("C&{X}", "Ca"), ("${X}${X}${Y}", "aa${X}"), ("${X}${X}&{Y}", "aaX"),
      ("${Z}", "${Z}"),
      ("${X", "${X"), ("{X}", "{X}"), ("b{X}", "b{X}"), ("${${X}}", "${a}"), ("$${X}", "$a"),
      ("${}", "${}"),
      ("${ X }", "${ X }"), ("${!X}", "${!X}"), ("é${X}é", "éaé"), ("", ""), ("}${X}{", "}a{"),
    ]
  )
  func `replaces identifiers once`(_ text: String, _ expected: String) {
    let bindings = Bindings().binding("X", to: "a").binding("Y", to: "${X}")
    #expect(bindings.apply(to: Text(text)) == Text(expected))
  }

  @Test func `nothing is bound at first`() {
    #expect(Bindings().apply(to: "C${X}") == "C${X}")
    #expect(Bindings().longest == 0 && Bindings().isEmpty)
  }

  @Test func `knows the longest value`() {
    #expect(Bindings().binding("X", to: "é").binding("Y", to: "a").longest == 2)
  }
}
