internal import LintDiagnostics

/// A section of a guide with its heading, for formats that people read.
struct GuideSection {
  let title: String
  let blocks: [GuideBlock]

  /// Returns the nonempty sections of a guide, in reading order.
  static func sections(of guide: RuleGuide) -> [GuideSection] {
    [
      GuideSection("Description", guide.description),
      GuideSection("Rationale", guide.rationale),
      GuideSection("Impact", guide.impact),
      GuideSection("Default value", guide.defaults),
      GuideSection("Audit", guide.audit),
      GuideSection("Remediation", guide.remediation),
      GuideSection("Back-out plan", guide.backOut),
      GuideSection("Cost", guide.cost),
      GuideSection("Performance", guide.performance),
      GuideSection("Exceptions", guide.exceptions),
      GuideSection("Controls", guide.controls),
      GuideSection(
        title: "References",
        blocks: guide.references.isEmpty ? [] : [.references(guide.references)],
      ),
    ].filter { !$0.blocks.isEmpty }
  }

  private init(title: String, blocks: [GuideBlock]) {
    self.title = title
    self.blocks = blocks
  }

  private init(_ title: String, _ prose: Prose?) {
    self.init(title: title, blocks: prose.map { [.prose($0)] } ?? [])
  }

  private init(_ title: String, _ entries: [GuideEntry]) {
    self.init(title: title, blocks: entries.isEmpty ? [] : [.entries(entries)])
  }

  private init(_ title: String, _ procedures: [GuideProcedure]) {
    self.init(title: title, blocks: procedures.map(GuideBlock.procedure))
  }
}
