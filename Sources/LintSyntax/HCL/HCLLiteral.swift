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
  private var cursor: HCLCursor
  private var depth = 0

  private static let depthLimit = 64

  init(_ text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    cursor = try HCLCursor(text, range)
  }

  mutating func whole() throws(SyntaxError) -> HCLLiteral {
    let literal = try literal()
    guard cursor.kind == .end else { throw failure }
    return literal
  }

  private var failure: SyntaxError { cursor.failure("expected a literal") }

  // MARK: Values

  private mutating func literal() throws(SyntaxError) -> HCLLiteral {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    let start = cursor.start
    let content = try content()
    return HCLLiteral(start..<cursor.end, content)
  }

  private mutating func content() throws(SyntaxError) -> HCLLiteral.Content {
    switch cursor.kind {
    case .minus:
      try cursor.advance()
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
    guard cursor.kind == .number else { throw failure }
    let number = cursor.word
    try cursor.advance()
    return number
  }

  private mutating func name() throws(SyntaxError) -> HCLExpression {
    let value: HCLExpression
    switch cursor.word {
    case "null": value = .null
    case "true": value = .boolean(true)
    case "false": value = .boolean(false)
    default: throw failure
    }
    try cursor.advance()
    return value
  }

  private mutating func string(_ kind: HCLOpening.Kind) throws(SyntaxError) -> Text {
    guard let string = try cursor.string(kind) else { throw failure }
    return string
  }

  private mutating func tuple() throws(SyntaxError) -> HCLLiteral.Content {
    try cursor.advance()
    var elements: [HCLLiteral] = []
    while cursor.kind != .closing(.bracket) {
      elements.append(try literal())
      if cursor.kind == .comma {
        try cursor.advance()
      } else if cursor.kind != .closing(.bracket) {
        throw failure
      }
    }
    try cursor.advance()
    return .tuple(elements)
  }

  private mutating func object() throws(SyntaxError) -> HCLLiteral.Content {
    try cursor.advance()
    var entries: [(key: Text, value: HCLLiteral)] = []
    while cursor.kind != .closing(.brace) {
      let key = try key()
      guard cursor.kind == .equals || cursor.kind == .colon else { throw failure }
      try cursor.advance()
      entries.append((key, try literal()))
      // A line ending separates entries too.
      if cursor.kind == .comma { try cursor.advance() }
    }
    try cursor.advance()
    return .object(entries)
  }

  private mutating func key() throws(SyntaxError) -> Text {
    guard cursor.kind == .identifier else {
      guard cursor.kind == .quote else { throw failure }
      return try string(.quote)
    }
    let key = cursor.word
    try cursor.advance()
    return key
  }
}
