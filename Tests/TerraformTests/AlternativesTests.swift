import LintText
import Testing

@testable import Terraform

/// Which texts a pattern looks for.
struct AlternativesTests {
  @Test(arguments: [
    ("^(prod|stg)$", ["prod", "stg"], true), ("^(?:prod|stg)$", ["prod", "stg"], true),
    ("^prod$", ["prod"], true), ("^prod$|^stg$", ["prod", "stg"], true),
    ("^(prod|stg)", ["prod", "stg"], false), ("^prod", ["prod"], false),
    ("prod|stg", ["prod", "stg"], false), ("^prod|stg$", ["prod", "stg"], false),
  ])
  func `a pattern has alternatives`(_ pattern: String, _ texts: [String], _ isWhole: Bool) throws {
    let found = try #require(Text(pattern).alternatives)
    #expect(found.texts.map(\.string) == texts)
    #expect(found.isWhole == isWhole)
  }

  @Test(arguments: [
    "", "^$", "^(prod|stg)?$", "^(prod)(stg)$", "^pro.$", "^prod-[0-9]+$", "(prod|stg)",
    "^(prod|)$", "^(prod|stg", "^(a)|b$",
  ])
  func `other patterns have none`(_ pattern: String) {
    #expect(Text(pattern).alternatives == nil)
  }
}
