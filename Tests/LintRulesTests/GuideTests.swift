import LintDiagnostics
import Testing

@testable import LintRules

@Suite struct GuideTests {
  /// Whoever adds a rule explains it.
  @Test func everyRuleHasAGuideInItsPlace() {
    #expect(Rules.guides.map(\.rule) == Rules.descriptions)
  }

  /// The severities of the rules, as the README lists them.
  @Test(
    arguments: [
      ("backups-off", [.error, .warning]),
      ("retention-too-short", [.error, .warning]),
      ("retention-invalid", [.error, .warning]),
      ("backups-unsupported", [.warning]),
      ("retention-undecided", [.note]),
      ("not-examined", [.note]),
      ("duplicate-key", [.error, .note]),
      ("yaml-alias", [.note]),
      ("unreadable", [.error]),
      ("invalid-suppression", [.error]),
      ("expired-suppression", [.warning]),
      ("unused-suppression", [.warning]),
    ] as [(String, [Severity])]
  )
  func severitiesAreThoseOfFindings(name: String, severities: [Severity]) throws {
    let guide = try #require(Rules.guides.first { $0.rule.name == name })
    #expect(guide.rule.severities == severities)
  }

  @Test(arguments: Rules.guides)
  func saysEnough(guide: RuleGuide) {
    #expect(!guide.description.paragraphs.isEmpty && !guide.rationale.paragraphs.isEmpty)
    #expect(!guide.remediation.isEmpty)
    #expect(
      !guide.rule.severities.isEmpty && guide.rule.severities == guide.rule.severities.sorted(by: >)
    )
  }

  /// What issue after issue asks about the main rule.
  @Test func mainRuleTellsEverything() {
    let guide = RuleGuide.backupsOff
    #expect(guide.impact != nil && guide.cost != nil && guide.performance != nil)
    #expect(guide.defaults.count == 4)
    #expect(guide.audit.map(\.medium) == [.console, .awsCLI])
    #expect(
      guide.remediation.map(\.medium) == [
        .cloudFormationYAML, .cloudFormationJSON, .cdk, .terraform, .console, .awsCLI,
      ]
    )
    #expect(!guide.backOut.isEmpty && !guide.exceptions.isEmpty && !guide.references.isEmpty)
    let controls = guide.controls.map(\.subject).joined(separator: "\n")
    for name in [
      "ElastiCache.1", "elasticache-automatic-backup-check-enabled",
      "elasticache-redis-cluster-automatic-backup-check", "CT.ELASTICACHE.PR.1", "NIST", "CIS",
      "CKV_AWS_134", "AVD-AWS-0050",
    ] {
      #expect(controls.contains(name))
    }
  }

  @Test(arguments: Rules.guides)
  func everyProcedureHasSomethingToDo(guide: RuleGuide) {
    for procedure in guide.audit + guide.remediation + guide.backOut {
      #expect(
        !procedure.steps.isEmpty || !procedure.examples.isEmpty || procedure.introduction != nil
      )
      for example in procedure.examples {
        #expect(!example.code.isEmpty && !example.code.hasSuffix("\n"))
        // What is to be copied fits a terminal, as deep as it is indented there.
        #expect(example.code.split(separator: "\n").allSatisfy { $0.count <= 76 })
      }
    }
  }

  @Test(arguments: Rules.guides)
  func proseIsWellSet(guide: RuleGuide) {
    let procedures = guide.audit + guide.remediation + guide.backOut
    let entries = guide.defaults + guide.exceptions + guide.controls
    let prose =
      [guide.description, guide.rationale]
      + [guide.impact, guide.cost, guide.performance].compactMap(\.self)
      + procedures.flatMap { [$0.introduction, $0.remark].compactMap(\.self) + $0.steps }
      + entries.map(\.text)
    for paragraph in prose.flatMap(\.paragraphs) {
      #expect(paragraph.hasSuffix(".") || paragraph.hasSuffix(":"), "\(paragraph)")
      #expect(!paragraph.contains("  ") && paragraph.count(where: { $0 == "`" }).isMultiple(of: 2))
    }
  }

  @Test(arguments: Rules.guides)
  func referencesAreAddresses(guide: RuleGuide) {
    #expect(Set(guide.references).count == guide.references.count)
    for reference in guide.references {
      #expect(reference.url.wholeMatch(of: /https:\/\/[a-z.-]+\/[A-Za-z0-9_.\/-]*/) != nil)
      #expect(!reference.title.isEmpty)
    }
  }
}
