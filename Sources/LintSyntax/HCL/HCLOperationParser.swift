internal import LintText

/// Parses an expression, already accepted by ``HCLParser``, into a tree.
///
/// Recursive, so depth and size are limited; expressions written by hand are smaller.
struct HCLOperationParser {
  private var cursor: HCLCursor
  private var remainingOperands = 256
  private var depth = 0

  private static let depthLimit = 32

  init(_ text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    cursor = try HCLCursor(text, range)
  }

  /// Parses the whole range.
  mutating func whole() throws(SyntaxError) -> HCLOperation {
    let operation = try conditional()
    guard cursor.kind == .end else { throw failure }
    return operation
  }

  private var failure: SyntaxError {
    cursor.failure("expected an expression that is evaluated")
  }

  private mutating func take(_ expected: HCLToken.Kind) throws(SyntaxError) {
    guard cursor.kind == expected else { throw failure }
    try cursor.advance()
  }

  // MARK: Operators

  private mutating func conditional() throws(SyntaxError) -> HCLOperation {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    let condition = try binary(1)
    guard cursor.kind == .question else { return condition }
    try cursor.advance()
    let yes = try conditional()
    try take(.colon)
    return .conditional(condition, yes, try conditional())
  }

  private mutating func binary(_ precedence: Int) throws(SyntaxError) -> HCLOperation {
    var left = try unary()
    while let infix, infix.precedence >= precedence {
      try cursor.advance()
      left = .binary(infix, left, try binary(infix.precedence + 1))
    }
    return left
  }

  private var infix: HCLOperation.Operator? {
    switch cursor.kind {
    case .infix, .minus, .star: HCLOperation.Operator(rawValue: cursor.word.string)
    default: nil
    }
  }

  private mutating func unary() throws(SyntaxError) -> HCLOperation {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure }
    switch cursor.kind {
    case .not:
      try cursor.advance()
      return .not(try unary())
    case .minus:
      try cursor.advance()
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
    let start = cursor.start
    let base = try primary()
    guard let base, cursor.kind != .dot, cursor.kind != .opening(.bracket) else {
      try skipRest()
      return .other(try HCLUses(in: cursor.text, start..<cursor.end))
    }
    return base
  }

  /// Parses the beginning of an operand, or returns nil for a call or a splat.
  private mutating func primary() throws(SyntaxError) -> HCLOperation? {
    switch cursor.kind {
    case .number:
      let number = cursor.word
      try cursor.advance()
      return .simple(.number(number))
    case .identifier:
      return try name()
    case .quote:
      return try string(.quote)
    case .heredoc(let marker):
      return try string(.heredoc(marker))
    case .opening(.parenthesis):
      try cursor.advance()
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
    var names = [cursor.word]
    try cursor.advance()
    while cursor.kind == .dot {
      try cursor.advance()
      let isName = cursor.kind == .identifier
      if isName { names.append(cursor.word) }
      try cursor.advance()
      // An index or a splat.
      guard isName else { return nil }
    }
    if cursor.kind == .opening(.parenthesis) || cursor.kind == .doubleColon { return nil }
    switch names {
    case ["null"]: return .simple(.null)
    case ["true"]: return .simple(.boolean(true))
    case ["false"]: return .simple(.boolean(false))
    default: return .simple(.traversal(names))
    }
  }

  private mutating func string(_ kind: HCLOpening.Kind) throws(SyntaxError) -> HCLOperation? {
    try cursor.string(kind).map { .simple(.string($0)) }
  }

  /// Skips indices, attribute paths and arguments.
  private mutating func skipRest() throws(SyntaxError) {
    while true {
      switch cursor.kind {
      case .opening(let bracket) where bracket != .brace:
        try cursor.skip(HCLOpening(.bracket(bracket), at: cursor.end))
      case .dot, .doubleColon:
        try cursor.advance()
        // A name, an index or a splat.
        try cursor.advance()
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
    guard let opening = cursor.opening else { throw failure }
    try cursor.skip(opening)
    return nil
  }

  private mutating func tuple() throws(SyntaxError) -> HCLOperation {
    try cursor.advance()
    var elements: [HCLOperation] = []
    while cursor.kind != .closing(.bracket) {
      elements.append(try conditional())
      if cursor.kind != .closing(.bracket) { try take(.comma) }
    }
    try cursor.advance()
    return .tuple(elements)
  }

  private mutating func object() throws(SyntaxError) -> HCLOperation {
    try cursor.advance()
    var entries: [(key: Text, value: HCLOperation)] = []
    while cursor.kind != .closing(.brace) {
      let key = try key()
      guard cursor.kind == .equals || cursor.kind == .colon else { throw failure }
      try cursor.advance()
      entries.append((key, try conditional()))
      // A line ending separates entries too.
      if cursor.kind == .comma { try cursor.advance() }
    }
    try cursor.advance()
    return .object(entries)
  }

  private mutating func key() throws(SyntaxError) -> Text {
    switch cursor.kind {
    case .identifier:
      let key = cursor.word
      try cursor.advance()
      return key
    case .quote:
      guard case .simple(.string(let key)) = try string(.quote) else { throw failure }
      return key
    default:
      throw failure
    }
  }
}
