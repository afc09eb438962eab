public import LintDiagnostics

/// The formats in which guides can be written.
public enum GuideFormat: String, Sendable, CaseIterable {
  /// Wrapped lines, for people.
  case text
  /// A document for programs.
  case json
  /// Markdown as GitHub and code scanning show it.
  case markdown

  /// Writes guides one after another, with a final newline.
  ///
  /// - Parameters:
  ///   - width: at how many columns formats for people wrap; code and addresses are never wrapped.
  ///   - isColored: whether formats for people use colour.
  public func render(_ guides: [RuleGuide], width: Int = 80, isColored: Bool = false) -> String {
    switch self {
    case .text:
      let text = GuideText(width: width, style: TextStyle(isColored: isColored))
      let line = String(repeating: "─", count: width)
      return guides.map(text.render).joined(separator: "\n\(line)\n\n")
    case .json: return GuideJSON.render(guides)
    case .markdown:
      return guides.map { GuideMarkdown(topLevel: 1).render($0) }.joined(separator: "\n")
    }
  }
}

extension RuleGuide {
  /// The guide as Markdown below a title of its own.
  ///
  /// - Parameter topLevel: the level of the title, 1 to 4.
  package func markdown(topLevel: Int = 1) -> String {
    GuideMarkdown(topLevel: topLevel).render(self)
  }

  /// The guide as text without colour.
  ///
  /// - Parameter width: at how many columns to wrap.
  package func text(width: Int = 80) -> String {
    GuideFormat.text.render([self], width: width)
  }
}
