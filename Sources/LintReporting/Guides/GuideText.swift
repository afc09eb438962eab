internal import LintDiagnostics

/// Writes a guide as text for a terminal.
struct GuideText {
  /// At how many columns to wrap.
  let width: Int

  let style: TextStyle

  func render(_ guide: RuleGuide) -> String {
    let severities = guide.severities.map(\.rawValue).joined(separator: ", ")
    var lines = ["\(style(.message, guide.rule.name)) (\(severities))"]
    lines += wrapped(guide.rule.summary, indent: 0)
    for section in GuideSection.sections(of: guide) {
      lines += ["", style(.message, section.title.uppercased())]
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { lines.append("") }
        lines += self.lines(block)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ block: GuideBlock) -> [String] {
    switch block {
    case .prose(let prose):
      lines(prose, indent: 2)
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
    if let introduction = procedure.introduction { parts.append(lines(introduction, indent: 4)) }
    if !procedure.steps.isEmpty {
      parts.append(
        procedure.steps.enumerated().flatMap { index, step in
          wrapped(step.paragraphs.joined(separator: " "), item: "\(index + 1).", indent: 4)
        }
      )
    }
    for example in procedure.examples {
      if let label = example.role.label(in: procedure) { parts.append(["    \(label)"]) }
      parts.append(
        example.code.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? "" : "      \($0)"
        }
      )
    }
    if let remark = procedure.remark { parts.append(lines(remark, indent: 4)) }
    return ["  \(style(.message, procedure.medium.title))"] + parts.joined(separator: [""])
  }

  private func lines(_ prose: Prose, indent: Int) -> [String] {
    Array(prose.paragraphs.map { wrapped($0, indent: indent) }.joined(separator: [""]))
  }

  /// An item of a list, whose further lines stand below its text.
  private func wrapped(_ text: String, item mark: String, indent: Int = 2) -> [String] {
    let lines = wrapped(text, indent: indent + mark.count + 1)
    guard let first = lines.first else { return [] }
    let margin = String(repeating: " ", count: indent)
    return ["\(margin)\(mark)\(first.dropFirst(indent + mark.count))"] + lines.dropFirst()
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    // What backticks set apart in Markdown is plain to see without them.
    return WrappedText(text.filter { $0 != "`" }, width: width - indent).lines.map { margin + $0 }
  }
}
