internal import LintText

/// Parsing of operators and conditionals.
///
/// Chains of operators, prefixes, conditionals and accesses are parsed in loops; only brackets,
/// template sequences and splats recurse, so ``SyntaxLimits/expressionDepth`` bounds the stack.
extension HCLParser {
  /// An operator or a conditional whose last operand has not been parsed.
  struct PendingOperation {
    let operation: HCLTree.Operator
    let left: Int
    /// The second operand of a conditional.
    let middle: Int?

    /// The precedence, which is 0 for a conditional.
    var precedence: Int { middle == nil ? operation.precedence : 0 }
  }

  /// Parses an expression, up to the first token that isn't part of it, and returns its node.
  mutating func node() throws(SyntaxError) -> Int {
    try enterLevel(at: token.range.lowerBound)
    let base = pending.count
    while true {
      var right = try prefixedOperand()
      while let operation = infixOperator() {
        while pending.count > base, pending[pending.count - 1].precedence >= operation.precedence {
          right = completed(right)
        }
        pending.append(PendingOperation(operation: operation, left: right, middle: nil))
        try advance()
        right = try prefixedOperand()
      }
      while pending.count > base, pending[pending.count - 1].middle == nil {
        right = completed(right)
      }
      guard case .question = token.kind else {
        while pending.count > base { right = completed(right) }
        level -= 1
        return right
      }
      try advance()
      let yes = try node()
      guard token.kind == .colon else { throw unexpected("expected ':'") }
      try advance()
      pending.append(PendingOperation(operation: .or, left: right, middle: yes))
    }
  }

  /// Completes the last pending operation with its last operand.
  private mutating func completed(_ right: Int) -> Int {
    let operation = pending.removeLast()
    let range = builder.range(operation.left).lowerBound..<builder.range(right).upperBound
    if let middle = operation.middle {
      return builder.add(HCLTree.Node(.conditional, range), operation.left, middle, right)
    }
    let node = HCLTree.Node(.binary, range, operation: operation.operation)
    return builder.add(node, operation.left, right)
  }

  private func infixOperator() -> HCLTree.Operator? {
    switch token.kind {
    case .minus: return .minus
    case .star: return .times
    case .infix: break
    default: return nil
    }
    let start = token.range.lowerBound
    let isLong = token.range.count == 2
    switch text.bytes[start] {
    case UInt8(ascii: "|"): return .or
    case UInt8(ascii: "&"): return .and
    case UInt8(ascii: "="): return .equal
    case UInt8(ascii: "!"): return .notEqual
    case UInt8(ascii: "<"): return isLong ? .lessOrEqual : .less
    case UInt8(ascii: ">"): return isLong ? .greaterOrEqual : .greater
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "/"): return .divided
    case UInt8(ascii: "%"): return .modulo
    default: return nil
    }
  }

  private mutating func prefixedOperand() throws(SyntaxError) -> Int {
    switch token.kind {
    case .not, .minus: break
    default: return try operand()
    }
    let base = prefixes.count
    while token.kind == .not || token.kind == .minus {
      prefixes.append(token)
      try advance()
    }
    var operand = try operand()
    while prefixes.count > base {
      let prefix = prefixes.removeLast()
      let range = prefix.range.lowerBound..<builder.range(operand).upperBound
      let operation: HCLTree.Operator = prefix.kind == .not ? .not : .negate
      operand = builder.add(HCLTree.Node(.unary, range, operation: operation), operand)
    }
    return operand
  }

  // MARK: Operands

  /// Parses a value with its accesses to attributes and elements.
  private mutating func operand() throws(SyntaxError) -> Int {
    let value = try value()
    switch token.kind {
    case .dot, .opening(.bracket): return try accesses(to: value)
    default: return value
    }
  }

  private mutating func value() throws(SyntaxError) -> Int {
    switch token.kind {
    case .identifier:
      let name = token.range
      try advance()
      switch token.kind {
      case .opening(.parenthesis), .doubleColon: return try call(name)
      default: return builder.add(HCLTree.Node(kind(ofName: name), name))
      }
    case .number:
      let node = builder.add(HCLTree.Node(.number, token.range))
      try advance()
      return node
    case .quote: return try quotedString()
    case .heredoc: return try heredoc()
    case .opening(.parenthesis): return try parentheses()
    case .opening(.bracket): return try tuple()
    case .opening(.brace): return try object()
    default: throw unexpected("expected a value")
    }
  }

  private func kind(ofName name: Range<Int>) -> HCLTree.Kind {
    switch name.count {
    case 4 where text.bytes[name].elementsEqual("true".utf8): .true
    case 4 where text.bytes[name].elementsEqual("null".utf8): .null
    case 5 where text.bytes[name].elementsEqual("false".utf8): .false
    default: .reference
    }
  }

  private mutating func parentheses() throws(SyntaxError) -> Int {
    let start = token.range.lowerBound
    try beginBracket(.parenthesis, ignoringLines: true)
    let inner = try node()
    let end = try endBracket()
    return builder.add(HCLTree.Node(.parentheses, start..<end), inner)
  }

  // MARK: Accesses

  /// Parses the attributes, indexes and splats after a value.
  private mutating func accesses(to value: Int) throws(SyntaxError) -> Int {
    var value = value
    let start = builder.range(value).lowerBound
    while true {
      switch token.kind {
      case .dot:
        try advance()
        if token.kind == .star {
          try advance()
          value = try attributeSplat(of: value)
        } else {
          value = try member(of: value, from: start)
        }
      case .opening(.bracket):
        let bracket = token.range.lowerBound
        // A line may end after the bracket of an index, but not of a splat.
        try beginBracket(.bracket, ignoringLines: ignoresLines)
        ignoresLines = true
        if token.kind == .star {
          try advance()
          let end = try endBracket()
          try enterLevel(at: bracket)
          let item = builder.add(HCLTree.Node(.item, bracket..<end))
          // A full splat takes the rest of the accesses.
          let each = try accesses(to: item)
          level -= 1
          let range = start..<builder.range(each).upperBound
          return builder.add(HCLTree.Node(.splat, range), value, each)
        }
        if token.kind == .newline { try advance() }
        let key = try node()
        let end = try endBracket()
        value = builder.add(HCLTree.Node(.index, start..<end), value, key)
      default:
        return value
      }
    }
  }

  /// Parses `a` of `x.a`, or `0` of `x.0`; the current token is the one after the dot.
  private mutating func member(of value: Int, from start: Int) throws(SyntaxError) -> Int {
    let range = token.range
    switch token.kind {
    case .identifier:
      let node = HCLTree.Node(.attribute, start..<range.upperBound, detail: range.lowerBound)
      try advance()
      return builder.add(node, value)
    case .number:
      guard !text.bytes[range].contains(UInt8(ascii: ".")) else {
        throw SyntaxError("two indexes without brackets", at: range)
      }
      let key = builder.add(HCLTree.Node(.number, range))
      try advance()
      return builder.add(HCLTree.Node(.index, start..<range.upperBound), value, key)
    default:
      throw unexpected("expected a name")
    }
  }

  /// Parses the attributes after `x.*`; an index after them applies to the result.
  private mutating func attributeSplat(of value: Int) throws(SyntaxError) -> Int {
    let start = builder.range(value).upperBound
    var each = builder.add(HCLTree.Node(.item, start..<start))
    while token.kind == .dot {
      try advance()
      each = try member(of: each, from: start)
    }
    let range = builder.range(value).lowerBound..<builder.range(each).upperBound
    return builder.add(HCLTree.Node(.splat, range), value, each)
  }

  // MARK: Brackets

  /// Checks that another level is within the limit, and begins it.
  mutating func enterLevel(at offset: Int) throws(SyntaxError) {
    guard level < SyntaxLimits.expressionDepth else {
      throw SyntaxError(
        "nested more than \(SyntaxLimits.expressionDepth) levels deep",
        at: offset..<offset + 1,
      )
    }
    level += 1
  }

  /// Consumes an opening bracket.
  mutating func beginBracket(_ bracket: HCLBracket, ignoringLines: Bool) throws(SyntaxError) {
    brackets.append(
      OpenBracket(kind: bracket, start: token.range.lowerBound, ignoredLines: ignoresLines)
    )
    ignoresLines = ignoringLines
    try advance()
  }

  /// Consumes the closing counterpart of the last open bracket and returns its end.
  mutating func endBracket() throws(SyntaxError) -> Int {
    guard let open = brackets.last, case .closing(let closing) = token.kind,
      open.kind.isClosed(by: closing)
    else { throw notClosed() }
    brackets.removeLast()
    let end = token.range.upperBound
    ignoresLines = open.ignoredLines
    try advance()
    return end
  }

  /// Returns the error that the last open bracket should be closed before the current token.
  func notClosed() -> SyntaxError {
    guard let open = brackets.last, token.kind != .end else {
      return unexpected("expected an operator")
    }
    let location = token.range.lowerBound
    return SyntaxError(
      "expected '\(open.kind.closing)'",
      at: token.kind == .newline ? location..<location : token.range,
      related: SyntaxError.Related(
        message: "the \(open.kind.name) begins here",
        offset: open.start,
      ),
    )
  }

  /// A bracket or template sequence that is not closed.
  struct OpenBracket {
    let kind: HCLBracket
    let start: Int
    /// Whether line endings have no meaning outside of it.
    let ignoredLines: Bool
  }
}
