/// Running text in paragraphs, in as much of Markdown as backticks around names and code.
///
/// Written as in a source file: a line end is a space, a blank line ends a paragraph.
package struct Prose: Sendable, Hashable {
  /// The paragraphs, each of one line.
  package let paragraphs: [String]

  /// Takes a text apart.
  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    paragraphs = lines.split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  /// Takes a literal apart.
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
