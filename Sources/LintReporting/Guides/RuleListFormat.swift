public import LintDiagnostics

/// The output formats for the list of rules: name, severity, and summary.
public enum RuleListFormat: String, Sendable, CaseIterable {
  /// Aligned columns, for people.
  case text
  /// A document for programs.
  case json

  /// Renders the list, with a final newline.
  ///
  /// - Parameter width: the column at which the text wraps.
  public func render(_ guides: [RuleGuide], width: Int = 80) -> String {
    switch self {
    case .text: Self.text(guides, width)
    case .json: GuideJSON.renderList(guides)
    }
  }

  private static func text(_ guides: [RuleGuide], _ width: Int) -> String {
    let rows =
      [("RULE", "SEVERITY", "SUMMARY")]
      + guides.map { guide in
        (
          guide.rule.name,
          guide.rule.severities.map(\.rawValue).joined(separator: ", "),
          guide.rule.summary
        )
      }
    let first = rows.map(\.0.count).max() ?? 0
    let second = rows.map(\.1.count).max() ?? 0
    let margin = first + second + 4
    // On a narrow terminal, an overlong line is better than a column of single words.
    let summaryWidth = max(24, width - margin)
    let lines = rows.flatMap { name, severities, summary in
      WrappedText(summary, width: summaryWidth).lines.enumerated().map { index, line in
        index == 0
          ? "\(padded(name, first))  \(padded(severities, second))  \(line)"
          : String(repeating: " ", count: margin) + line
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }
}
