import LintDiagnostics
import Testing

@testable import LintRules

@Suite struct DescriptionTests {
  /// The rules of `semantics.md` ("Rules and severities") but for those about suppressions, and
  /// the alias note of `ground-truth.md` 2.1.
  @Test func everyRuleIsDescribedOnce() {
    #expect(
      Rules.descriptions.map(\.name) == [
        "backups-off", "retention-too-short", "retention-invalid", "backups-unsupported",
        "retention-undecided", "not-examined", "duplicate-key", "yaml-alias", "unreadable",
      ]
    )
  }

  @Test(arguments: Rules.descriptions)
  func nameIsKebabCase(description: RuleDescription) {
    #expect(description.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
  }

  @Test(arguments: Rules.descriptions)
  func summaryIsOneLine(description: RuleDescription) {
    let summary = description.summary
    #expect(!summary.isEmpty && summary.count <= 100)
    #expect(!summary.contains(where: \.isNewline) && !summary.hasSuffix("."))
    #expect(summary.first?.isLowercase == true || summary.hasPrefix("YAML"))
  }
}
