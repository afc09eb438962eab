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
    for part in guide.parts {
      // One line for both heading levels keeps room for code on a narrow terminal.
      let heading = part.section.uppercased() + (part.medium.map { ": \($0)" } ?? "")
      lines += ["", style(.message, heading)]
      lines += part.blocks.map(self.lines).joined(separator: [""])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ block: GuideBlock) -> [String] {
    switch block {
    case .paragraph(let text):
      wrapped(text, indent: 2)
    case .entries(let entries):
      entries.flatMap { wrapped("\($0.subject): \($0.text)", mark: "-") }
    case .links(let links):
      links.flatMap { wrapped($0.subject, mark: "-") + ["    \($0.text)"] }
    case .steps(let steps):
      steps.enumerated().flatMap { wrapped($1, mark: "\($0 + 1).") }
    case .code(_, let code):
      code.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "    \($0)"
      }
    }
  }

  /// Wraps a list item, aligning further lines with its text.
  private func wrapped(_ text: String, mark: String) -> [String] {
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
