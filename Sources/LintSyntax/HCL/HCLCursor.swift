internal import LintText

/// Reads the tokens of one expression, already accepted by ``HCLParser``, without its line endings.
struct HCLCursor {
  private let range: Range<Int>
  private var parser: HCLParser

  /// The end of the last consumed token.
  private(set) var end: Int

  init(_ text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    self.range = range
    end = range.lowerBound
    parser = try HCLParser(text, from: range.lowerBound)
    try skipLines()
  }

  var text: SourceText { parser.text }

  /// The kind of the next token; the end of the range counts as the end of the text.
  var kind: HCLToken.Kind { start >= range.upperBound ? .end : parser.token.kind }

  /// The start of the next token.
  var start: Int { parser.token.range.lowerBound }

  /// The text of the next token.
  var word: Text { Text(parser.text.string(parser.token.range)) }

  /// The bracket that the next token opens; nil for any other token.
  var opening: HCLOpening? { HCLOpening(parser.token) }

  /// Returns the error that the next token is unexpected.
  func failure(_ message: String) -> SyntaxError { parser.unexpected(message) }

  /// Consumes a token and the line endings after it, which have no meaning inside brackets.
  mutating func advance() throws(SyntaxError) {
    try advance(to: parser.token.range.upperBound)
  }

  /// Consumes everything up to the closing counterpart of an opening token.
  mutating func skip(_ opening: HCLOpening) throws(SyntaxError) {
    try advance(to: try parser.skip(opening).end)
  }

  /// Consumes a string; returns nil if it contains template sequences.
  mutating func string(_ kind: HCLOpening.Kind) throws(SyntaxError) -> Text? {
    let content = parser.token.range.upperBound
    let (end, isNested) = try parser.skip(HCLOpening(kind, at: start))
    let string = isNested ? nil : parser.string(kind, from: content, closedAt: end)
    try advance(to: end)
    return string
  }

  private mutating func advance(to end: Int) throws(SyntaxError) {
    self.end = end
    try parser.advance()
    try skipLines()
  }

  private mutating func skipLines() throws(SyntaxError) {
    while kind == .newline { try parser.advance() }
  }
}
