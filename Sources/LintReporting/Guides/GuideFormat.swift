public import LintDiagnostics

/// The output formats for guides.
///
/// ```swift
/// let page = GuideFormat.markdown.render(Rules.guides)
/// ```
public enum GuideFormat: String, Sendable, CaseIterable {
  /// Wrapped lines, for people.
  case text
  /// A document for programs.
  case json
  /// Markdown, as GitHub and code scanning show it.
  case markdown

  /// Renders guides one after another, with a final newline.
  ///
  /// - Parameters:
  ///   - width: the column at which formats for people wrap; code and addresses are never wrapped.
  ///   - isColored: whether formats for people use color.
  public func render(_ guides: [RuleGuide], width: Int = 80, isColored: Bool = false) -> String {
    switch self {
    case .text:
      let text = GuideText(width: width, style: TextStyle(isColored: isColored))
      let line = String(repeating: "─", count: width)
      return guides.map(text.render).joined(separator: "\n\(line)\n\n")
    case .json: return GuideJSON.render(guides)
    case .markdown: return guides.map(\.markdown).joined(separator: "\n")
    }
  }
}

extension RuleGuide {
  /// Renders the guide as text without color.
  ///
  /// - Parameter width: the column at which to wrap.
  package func text(width: Int = 80) -> String {
    GuideFormat.text.render([self], width: width)
  }
}
