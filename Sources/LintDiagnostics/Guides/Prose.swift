/// Text in paragraphs, whose only Markdown is backticks around names and code.
///
/// Written as in a source file: a line ending is a space, a blank line ends a paragraph.
package struct Prose: Sendable, Hashable {
  /// The paragraphs, each of one line.
  package let paragraphs: [String]

  /// Splits a text into paragraphs.
  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    paragraphs = lines.split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  /// Splits a literal into paragraphs.
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
