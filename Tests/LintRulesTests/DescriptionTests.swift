import LintDiagnostics
import Testing

@testable import LintRules

@Suite struct DescriptionTests {
  /// The rules that the README lists.
  @Test func everyRuleIsDescribedOnce() {
    #expect(
      Rules.descriptions.map(\.name) == [
        "backups-off", "retention-too-short", "retention-invalid", "backups-unsupported",
        "retention-undecided", "not-examined", "drift", "duplicate-key", "yaml-alias", "unreadable",
        "invalid-suppression", "expired-suppression", "unused-suppression",
      ]
    )
  }

  /// What cannot be read, or not be told apart, must be mended.
  @Test func `what is said of caches and of what was not looked into can be accepted`() {
    #expect(
      Rules.suppressible.map(\.name) == [
        "backups-off", "retention-too-short", "retention-invalid", "backups-unsupported",
        "retention-undecided", "not-examined", "drift",
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

  @Test(arguments: Rules.descriptions)
  func severitiesAreToldOnce(description: RuleDescription) {
    #expect(!description.severities.isEmpty)
    #expect(Set(description.severities).count == description.severities.count)
  }

  /// Code scanning calls 7 to 8.9 high and 4 to 6.9 medium; what makes no cache less safe has none.
  @Test func `scores are those of the control and of what is less`() {
    let scores = Rules.descriptions.compactMap { rule in rule.securityScore.map { (rule.name, $0) }
    }
    #expect(
      Dictionary(uniqueKeysWithValues: scores) == [
        "backups-off": 7, "retention-too-short": 4, "backups-unsupported": 4,
      ]
    )
  }
}
