internal import LintDiagnostics

/// Writes a guide as Markdown.
struct GuideMarkdown {
  /// The level of the title.
  let topLevel: Int

  func render(_ guide: RuleGuide) -> String {
    let severities = guide.rule.severities.map(\.rawValue).joined(separator: ", ")
    var blocks = [
      "\(heading(0)) \(guide.rule.name)",
      "\(sentence(guide.rule.summary)) (\(severities))",
    ]
    for section in GuideSection.sections(of: guide) {
      blocks.append("\(heading(1)) \(section.title)")
      blocks += section.blocks.flatMap(self.blocks)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ depth: Int) -> String {
    String(repeating: "#", count: topLevel + depth)
  }

  private func sentence(_ phrase: String) -> String {
    "**\(phrase.prefix(1).uppercased())\(phrase.dropFirst()).**"
  }

  private func blocks(_ block: GuideBlock) -> [String] {
    switch block {
    case .prose(let prose):
      return prose.paragraphs
    case .entries(let entries):
      return [entries.map(item).joined(separator: "\n")]
    case .references(let references):
      return [references.map { "- [\($0.title)](\($0.url))" }.joined(separator: "\n")]
    case .procedure(let procedure):
      return self.blocks(procedure)
    }
  }

  private func item(_ entry: GuideEntry) -> String {
    "- **\(entry.subject)**: \(entry.text.paragraphs.joined(separator: "\n\n  "))"
  }

  private func blocks(_ procedure: GuideProcedure) -> [String] {
    var blocks = ["\(heading(2)) \(procedure.medium.title)"]
    blocks += procedure.introduction?.paragraphs ?? []
    if !procedure.steps.isEmpty {
      let steps = procedure.steps.enumerated().map { index, step in
        "\(index + 1). \(step.paragraphs.joined(separator: "\n\n   "))"
      }
      blocks.append(steps.joined(separator: "\n"))
    }
    for example in procedure.examples {
      if let label = example.label(in: procedure) { blocks.append(label) }
      blocks.append("```\(example.language(in: procedure.medium))\n\(example.code)\n```")
    }
    return blocks + (procedure.remark?.paragraphs ?? [])
  }
}
