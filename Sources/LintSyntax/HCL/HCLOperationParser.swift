internal import LintText

/// Parses an expression, already accepted by ``HCLParser``, into a tree.
///
/// Recursive, so depth and size are limited; expressions written by hand are smaller.
struct HCLOperationParser {
  private let text: SourceText
  private let range: Range<Int>
  private var parser: HCLParser
  /// The end of the last consumed token.
  private var taken: Int
  private var remainingOperands = 256
  private var depth = 0

  private static let depthLimit = 32

  init(_ text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    self.text = text
    self.range = range
    taken = range.lowerBound
    parser = try HCLParser(text, from: range.lowerBound)
    try skipLines()
  }

  /// Parses the whole range.
  mutating func whole() throws(SyntaxError) -> HCLOperation {
    let operation = try conditional()
    guard kind == .end else { throw failure }
    return operation
  }

  // MARK: Tokens

  /// The kind of the next token; the end of the range counts as the end of the text.
  private var kind: HCLToken.Kind {
    parser.token.range.lowerBound >= range.upperBound ? .end : parser.token.kind
  }

  private var word: Text { Text(text.string(parser.token.range)) }

  private var failure: SyntaxError { parser.unexpected("expected an expression that is evaluated") }

  /// Consumes a token and the line endings after it, which have no meaning inside brackets.
  private mutating func advance(from end: Int? = nil) throws(SyntaxError) {
    taken = end ?? parser.token.range.upperBound
    try parser.advance()
    try skipLines()
  }

  private mutating func skipLines() throws(SyntaxError) {
    while kind == .newline { try parser.advance() }
  }

  private mutating func take(_ expected: HCLToken.Kind) throws(SyntaxError) {
    guard kind == expected else { throw failure }
    try advance()
  }

  // MARK: Operators

  private mutating func conditional() throws(SyntaxError) -> HCLOperation {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    let condition = try binary(1)
    guard kind == .question else { return condition }
    try advance()
    let yes = try conditional()
    try take(.colon)
    return .conditional(condition, yes, try conditional())
  }

  private mutating func binary(_ precedence: Int) throws(SyntaxError) -> HCLOperation {
    var left = try unary()
    while let infix, infix.precedence >= precedence {
      try advance()
      left = .binary(infix, left, try binary(infix.precedence + 1))
    }
    return left
  }

  private var infix: HCLOperation.Operator? {
    switch kind {
    case .infix, .minus, .star: HCLOperation.Operator(rawValue: word.string)
    default: nil
    }
  }

  private mutating func unary() throws(SyntaxError) -> HCLOperation {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    switch kind {
    case .not:
      try advance()
      return .not(try unary())
    case .minus:
      try advance()
      let operand = try unary()
      if case .simple(.number(let number)) = operand { return .simple(.number("-" + number)) }
      return .other(operand.uses)
    default:
      return try operand()
    }
  }

  // MARK: Operands

  private mutating func operand() throws(SyntaxError) -> HCLOperation {
    remainingOperands -= 1
    guard remainingOperands >= 0 else { throw failure }
    let start = parser.token.range.lowerBound
    let base = try primary()
    guard let base, kind != .dot, kind != .opening(.bracket) else {
      try skipRest()
      return .other(try HCLUses(in: text, start..<taken))
    }
    return base
  }

  /// Parses the beginning of an operand, or returns nil for a call or a splat.
  private mutating func primary() throws(SyntaxError) -> HCLOperation? {
    switch kind {
    case .number:
      let number = word
      try advance()
      return .simple(.number(number))
    case .identifier:
      return try name()
    case .quote:
      return try string(.quote)
    case .heredoc(let marker):
      return try string(.heredoc(marker))
    case .opening(.parenthesis):
      try advance()
      let inner = try conditional()
      try take(.closing(.parenthesis))
      return inner
    case .opening(.bracket):
      return try collection { parser throws(SyntaxError) in try parser.tuple() }
    case .opening(.brace):
      return try collection { parser throws(SyntaxError) in try parser.object() }
    default:
      throw failure
    }
  }

  /// Parses a constant, or names joined with dots; nil for a call or a splat.
  private mutating func name() throws(SyntaxError) -> HCLOperation? {
    var names = [word]
    try advance()
    while kind == .dot {
      try advance()
      let isName = kind == .identifier
      if isName { names.append(word) }
      try advance()
      // An index or a splat.
      guard isName else { return nil }
    }
    if kind == .opening(.parenthesis) || kind == .doubleColon { return nil }
    switch names {
    case ["null"]: return .simple(.null)
    case ["true"]: return .simple(.boolean(true))
    case ["false"]: return .simple(.boolean(false))
    default: return .simple(.traversal(names))
    }
  }

  private mutating func string(_ kind: HCLOpening.Kind) throws(SyntaxError) -> HCLOperation? {
    let content = parser.token.range.upperBound
    let (end, isNested) = try parser.skip(HCLOpening(kind, at: parser.token.range.lowerBound))
    let string = isNested ? nil : parser.string(kind, from: content, closedAt: end)
    try advance(from: end)
    return string.map { .simple(.string($0)) }
  }

  /// Skips indices, attribute paths and arguments.
  private mutating func skipRest() throws(SyntaxError) {
    while true {
      switch kind {
      case .opening(let bracket) where bracket != .brace:
        try advance(from: try parser.skip(HCLOpening(.bracket(bracket), at: taken)).end)
      case .dot, .doubleColon:
        try advance()
        // A name, an index or a splat.
        try advance()
      default:
        return
      }
    }
  }

  // MARK: Collections

  /// Parses a collection, or skips one that isn't supported: a `for` expression, computed keys.
  private mutating func collection(
    _ read: (inout Self) throws(SyntaxError) -> HCLOperation
  ) throws(SyntaxError) -> HCLOperation? {
    var attempt = self
    if let operation = try? read(&attempt) {
      self = attempt
      return operation
    }
    guard let opening = HCLOpening(parser.token) else { throw failure }
    try advance(from: try parser.skip(opening).end)
    return nil
  }

  private mutating func tuple() throws(SyntaxError) -> HCLOperation {
    try advance()
    var elements: [HCLOperation] = []
    while kind != .closing(.bracket) {
      elements.append(try conditional())
      if kind != .closing(.bracket) { try take(.comma) }
    }
    try advance()
    return .tuple(elements)
  }

  private mutating func object() throws(SyntaxError) -> HCLOperation {
    try advance()
    var entries: [(key: Text, value: HCLOperation)] = []
    while kind != .closing(.brace) {
      let key = try key()
      guard kind == .equals || kind == .colon else { throw failure }
      try advance()
      entries.append((key, try conditional()))
      // A line ending separates entries too.
      if kind == .comma { try advance() }
    }
    try advance()
    return .object(entries)
  }

  private mutating func key() throws(SyntaxError) -> Text {
    switch kind {
    case .identifier:
      let key = word
      try advance()
      return key
    case .quote:
      guard case .simple(.string(let key)) = try string(.quote) else { throw failure }
      return key
    default:
      throw failure
    }
  }
}
