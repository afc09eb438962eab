package import LintText

/// A value written without references, calls and operators, with the location of each part.
package struct HCLLiteral: Sendable {
  /// The range of the value.
  package let range: Range<Int>

  /// The value.
  package let content: Content

  /// A kind of value.
  package enum Content: Sendable {
    /// A constant.
    case constant(HCLExpression)
    /// `[x, y]`
    case tuple([HCLLiteral])
    /// `{ key = x }`
    case object([(key: Text, value: HCLLiteral)])
  }

  /// Parses the expression in a range of a text; nil if it isn't a literal.
  ///
  /// The range must contain an expression that the parser has accepted.
  package init?(in text: SourceText, _ range: Range<Int>) {
    do {
      var parser = try LiteralParser(text, range)
      self = try parser.whole()
    } catch {
      return nil
    }
  }

  fileprivate init(_ range: Range<Int>, _ content: Content) {
    self.range = range
    self.content = content
  }
}

/// Parses a literal in one pass.
///
/// Recursive, so depth is limited.
private struct LiteralParser {
  private let range: Range<Int>
  private var parser: HCLParser
  /// The end of the last consumed token.
  private var taken: Int
  private var depth = 0

  private static let depthLimit = 64

  init(_ text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    self.range = range
    taken = range.lowerBound
    parser = try HCLParser(text, from: range.lowerBound)
    try skipLines()
  }

  mutating func whole() throws(SyntaxError) -> HCLLiteral {
    let literal = try literal()
    guard kind == .end else { throw failure }
    return literal
  }

  // MARK: Tokens

  private var kind: HCLToken.Kind {
    parser.token.range.lowerBound >= range.upperBound ? .end : parser.token.kind
  }

  private var word: Text { Text(parser.text.string(parser.token.range)) }

  private var failure: SyntaxError { parser.unexpected("expected a literal") }

  private mutating func advance(from end: Int? = nil) throws(SyntaxError) {
    taken = end ?? parser.token.range.upperBound
    try parser.advance()
    try skipLines()
  }

  private mutating func skipLines() throws(SyntaxError) {
    while kind == .newline { try parser.advance() }
  }

  // MARK: Values

  private mutating func literal() throws(SyntaxError) -> HCLLiteral {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    let start = parser.token.range.lowerBound
    let content = try content()
    return HCLLiteral(start..<taken, content)
  }

  private mutating func content() throws(SyntaxError) -> HCLLiteral.Content {
    switch kind {
    case .minus:
      try advance()
      return .constant(.number("-" + (try number())))
    case .number: return .constant(.number(try number()))
    case .identifier: return .constant(try name())
    case .quote: return .constant(.string(try string(.quote)))
    case .heredoc(let marker): return .constant(.string(try string(.heredoc(marker))))
    case .opening(.bracket): return try tuple()
    case .opening(.brace): return try object()
    default: throw failure
    }
  }

  private mutating func number() throws(SyntaxError) -> Text {
    guard kind == .number else { throw failure }
    let number = word
    try advance()
    return number
  }

  private mutating func name() throws(SyntaxError) -> HCLExpression {
    let value: HCLExpression
    switch word {
    case "null": value = .null
    case "true": value = .boolean(true)
    case "false": value = .boolean(false)
    default: throw failure
    }
    try advance()
    return value
  }

  private mutating func string(_ kind: HCLOpening.Kind) throws(SyntaxError) -> Text {
    let content = parser.token.range.upperBound
    let (end, isNested) = try parser.skip(HCLOpening(kind, at: parser.token.range.lowerBound))
    guard !isNested else { throw failure }
    let string = parser.string(kind, from: content, closedAt: end)
    try advance(from: end)
    return string
  }

  private mutating func tuple() throws(SyntaxError) -> HCLLiteral.Content {
    try advance()
    var elements: [HCLLiteral] = []
    while kind != .closing(.bracket) {
      elements.append(try literal())
      if kind == .comma {
        try advance()
      } else if kind != .closing(.bracket) {
        throw failure
      }
    }
    try advance()
    return .tuple(elements)
  }

  private mutating func object() throws(SyntaxError) -> HCLLiteral.Content {
    try advance()
    var entries: [(key: Text, value: HCLLiteral)] = []
    while kind != .closing(.brace) {
      let key = try key()
      guard kind == .equals || kind == .colon else { throw failure }
      try advance()
      entries.append((key, try literal()))
      // A line ending separates entries too.
      if kind == .comma { try advance() }
    }
    try advance()
    return .object(entries)
  }

  private mutating func key() throws(SyntaxError) -> Text {
    guard kind == .identifier else {
      guard kind == .quote else { throw failure }
      return try string(.quote)
    }
    let key = word
    try advance()
    return key
  }
}
