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
      ("drift", [.warning, .note]),
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

  /// An article begins with the rule as it is described.
  @Test(arguments: Rules.guides)
  func beginsWithTheRule(guide: RuleGuide) {
    let rule = guide.rule
    let summary = rule.summary.prefix(1).uppercased() + rule.summary.dropFirst()
    let severities = rule.severities.map(\.rawValue).joined(separator: ", ")
    #expect(guide.markdown.hasPrefix("# \(rule.name)\n\n**\(summary).** (\(severities))\n\n## "))
    #expect(!rule.severities.isEmpty && rule.severities == rule.severities.sorted(by: >))
  }

  @Test(arguments: Rules.guides)
  func hasSectionsInOrder(guide: RuleGuide) {
    let known = [
      "Description", "Rationale", "Impact", "Default value", "Audit", "Remediation",
      "Back-out plan", "Cost", "Performance", "Exceptions", "Controls", "References",
    ]
    let sections = guide.parts.map(\.section)
    #expect(Set(["Description", "Rationale", "Remediation"]).isSubset(of: sections))
    let places = sections.map(known.firstIndex)
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    for part in guide.parts {
      #expect(!part.blocks.isEmpty, "\(part.section)")
      let hasMedium = ["Audit", "Remediation", "Back-out plan"].contains(part.section)
      #expect((part.medium != nil) == hasMedium, "\(part.section)")
    }
  }

  /// What issue after issue asks about the main rule.
  @Test func mainRuleTellsEverything() {
    let parts = Rules.guides[0].parts
    func media(_ section: String) -> [String?] {
      parts.filter { $0.section == section }.map(\.medium)
    }
    func subjects(_ section: String) -> [String] {
      parts.filter { $0.section == section }.flatMap(\.entries).map(\.subject)
    }
    #expect(Set(["Impact", "Cost", "Performance"]).isSubset(of: parts.map(\.section)))
    #expect(media("Audit") == ["Console", "AWS CLI"])
    #expect(
      media("Remediation") == [
        "CloudFormation, YAML", "CloudFormation, JSON", "CDK", "Terraform", "Console", "AWS CLI",
      ]
    )
    #expect(subjects("Default value").count == 4)
    #expect(!media("Back-out plan").isEmpty && !subjects("Exceptions").isEmpty)
    let controls = subjects("Controls").joined(separator: "\n")
    for name in [
      "ElastiCache.1", "elasticache-automatic-backup-check-enabled",
      "elasticache-redis-cluster-automatic-backup-check", "CT.ELASTICACHE.PR.1", "NIST", "CIS",
      "CKV_AWS_134", "AVD-AWS-0050",
    ] {
      #expect(controls.contains(name))
    }
  }

  /// What is to be copied fits a terminal, as deep as it is indented there.
  @Test(arguments: Rules.guides)
  func examplesFit(guide: RuleGuide) {
    for example in guide.parts.flatMap(\.examples) {
      #expect(!example.code.isEmpty && !example.code.hasSuffix("\n"))
      #expect(example.code.split(separator: "\n").allSatisfy { $0.count <= 76 })
    }
  }

  @Test(arguments: Rules.guides)
  func proseIsWellSet(guide: RuleGuide) {
    for text in guide.parts.flatMap(\.blocks).flatMap(\.texts) {
      #expect(text.hasSuffix(".") || text.hasSuffix(":"), "\(text)")
      #expect(!text.contains("  ") && text.count(where: { $0 == "`" }).isMultiple(of: 2))
      #expect(text.filter { $0 != "`" }.first.map { $0.isLetter || $0.isNumber } == true, "\(text)")
    }
  }

  @Test(arguments: Rules.guides)
  func referencesAreAddresses(guide: RuleGuide) {
    for part in guide.parts where part.section == "References" {
      #expect(part.blocks == [.links(part.entries)])
      #expect(Set(part.entries).count == part.entries.count)
      for reference in part.entries {
        #expect(reference.text.wholeMatch(of: /https:\/\/[a-z.-]+\/[A-Za-z0-9_.\/-]*/) != nil)
        #expect(!reference.subject.isEmpty)
      }
    }
  }
}

extension GuideBlock {
  /// The sentences of the block.
  fileprivate var texts: [String] {
    switch self {
    case .paragraph(let text): [text]
    case .steps(let steps): steps
    case .entries(let entries): entries.map(\.text)
    case .links, .code: []
    }
  }
}
