/// A guide to a rule: its rationale, how to check compliance by hand, and how to fix its findings.
public struct RuleGuide: Sendable, Hashable {
  /// The rule, whose name and summary begin the guide.
  public let rule: RuleDescription

  /// The whole guide as an article in Markdown.
  ///
  /// A heading of level 1, the summary of the rule, then sections (level 2) and their parts (level
  /// 3). A paragraph and an item of a list are one line each.
  package let markdown: String

  /// Creates a guide from its article.
  package init(_ rule: RuleDescription, markdown: String) {
    self.rule = rule
    self.markdown = markdown
  }

  /// The parts of the article, in order, without the title and the summary.
  package var parts: [GuidePart] {
    var parts: [GuidePart] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("## ") {
        parts.append(GuidePart(section: String(line.dropFirst(3))))
      } else if line.hasPrefix("### "), let last = parts.indices.last {
        let part = GuidePart(section: parts[last].section, medium: String(line.dropFirst(4)))
        // A section without text of its own begins with its first part.
        if parts[last].blocks.isEmpty { parts[last] = part } else { parts.append(part) }
      } else if let last = parts.indices.last, let block = GuideBlock(line, &lines) {
        parts[last].blocks.append(block)
      }
    }
    return parts
  }
}
