import LintText
import Testing

@testable import CloudFormation

/// Texts of `Fn::Sub`, none of whose parts is empty.
struct SubstitutionTextTests {
  @Test(
    arguments: [
      ("", []), ("a", [.literal("a")]), ("${A}", [.name("A")]),
      ("a${A}b", [.literal("a"), .name("A"), .literal("b")]),
      ("${A}${B}", [.name("A"), .name("B")]), ("${!A}", [.literal("${A}")]),
      ("${!A}a", [.literal("${A}"), .literal("a")]), ("${ A\t.\nB }", [.name("A.B")]),
      ("${", [.literal("${")]), ("${A}${B", [.name("A"), .literal("${B")]),
      ("$A}", [.literal("$A}")]), ("${}", [.name("")]),
    ] as [(String, [SubstitutionText.Part])]
  )
  func `are taken apart at their names`(_ text: String, _ parts: [SubstitutionText.Part]) {
    #expect(SubstitutionText.parts(of: Text(text)) == parts)
  }
}
