internal import LintDiagnostics

/// Writes a guide as text for a terminal.
struct GuideText {
  /// The column at which to wrap.
  let width: Int

  let style: TextStyle

  func render(_ guide: RuleGuide) -> String {
    let severities = guide.rule.severities.map(\.rawValue).joined(separator: ", ")
    var lines = ["\(style(.message, guide.rule.name)) (\(severities))"]
    lines += wrapped(guide.rule.summary, indent: 0)
    for section in GuideSection.sections(of: guide) {
      for block in section.blocks {
        lines += ["", style(.message, heading(section, block))] + self.lines(block)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Joins both heading levels into one to keep room for code on a narrow terminal.
  private func heading(_ section: GuideSection, _ block: GuideBlock) -> String {
    let title = section.title.uppercased()
    switch block {
    case .prose, .entries, .references: return title
    case .procedure(let procedure): return "\(title): \(procedure.medium.title)"
    }
  }

  private func lines(_ block: GuideBlock) -> [String] {
    switch block {
    case .prose(let prose):
      lines(prose)
    case .entries(let entries):
      entries.flatMap { entry in
        wrapped("\(entry.subject): \(entry.text.paragraphs.joined(separator: " "))", item: "-")
      }
    case .references(let references):
      references.flatMap { wrapped($0.title, item: "-") + ["    \($0.url)"] }
    case .procedure(let procedure):
      lines(procedure)
    }
  }

  private func lines(_ procedure: GuideProcedure) -> [String] {
    var parts: [[String]] = []
    if let introduction = procedure.introduction { parts.append(lines(introduction)) }
    if !procedure.steps.isEmpty {
      parts.append(
        procedure.steps.enumerated().flatMap { index, step in
          wrapped(step.paragraphs.joined(separator: " "), item: "\(index + 1).")
        }
      )
    }
    for example in procedure.examples {
      if let label = example.label(in: procedure) { parts.append(["  \(label)"]) }
      parts.append(
        example.code.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? "" : "    \($0)"
        }
      )
    }
    if let remark = procedure.remark { parts.append(lines(remark)) }
    return Array(parts.joined(separator: [""]))
  }

  private func lines(_ prose: Prose) -> [String] {
    Array(prose.paragraphs.map { wrapped($0, indent: 2) }.joined(separator: [""]))
  }

  /// Wraps a list item, aligning further lines with its text.
  private func wrapped(_ text: String, item mark: String) -> [String] {
    let lines = wrapped(text, indent: mark.count + 3)
    guard let first = lines.first else { return [] }
    return ["  \(mark)\(first.dropFirst(mark.count + 2))"] + lines.dropFirst()
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    // Markdown's backticks add nothing in a terminal.
    return WrappedText(text.filter { $0 != "`" }, width: width - indent).lines.map { margin + $0 }
  }
}
