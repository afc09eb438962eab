internal import LintText

/// Parsing of tuples, objects, `for` expressions and calls.
extension HCLParser {
  /// Parses `[x, y]` or a `for` expression; the current token is the bracket.
  mutating func tuple() throws(SyntaxError) -> Int {
    let start = token.range.lowerBound
    try beginBracket(.bracket, ignoringLines: true)
    if isWord("for") { return try loop(.bracket, begunAt: start) }
    var elements = HCLTreeBuilder.Children()
    while token.kind != .closing(.bracket) {
      let element = try node()
      builder.append(element, to: &elements)
      guard token.kind == .comma else { break }
      try advance()
    }
    let end = try endBracket()
    return builder.add(HCLTree.Node(.tuple, start..<end), elements)
  }

  // MARK: Objects

  /// Parses `{ k = x }` or a `for` expression; the current token is the brace.
  mutating func object() throws(SyntaxError) -> Int {
    let start = token.range.lowerBound
    try beginBracket(.brace, ignoringLines: false)
    try skipLines()
    if isWord("for") {
      ignoresLines = true
      return try loop(.brace, begunAt: start)
    }
    var entries = HCLTreeBuilder.Children()
    while token.kind != .closing(.brace) {
      let entry = try entry()
      builder.append(entry, to: &entries)
      guard token.kind == .comma || token.kind == .newline else { break }
      try advance()
      try skipLines()
    }
    let end = try endBracket()
    return builder.add(HCLTree.Node(.object, start..<end), entries)
  }

  private mutating func entry() throws(SyntaxError) -> Int {
    var key = try node()
    switch builder.nodes[key].kind {
    case .reference, .true, .false, .null:
      // A single name is the key itself.
      key = builder.add(HCLTree.Node(.string, builder.range(key), form: .bare))
    default: break
    }
    guard token.kind == .equals || token.kind == .colon else {
      throw unexpected("expected '=' or ':'")
    }
    try advance()
    let value = try node()
    let range = builder.range(key).lowerBound..<builder.range(value).upperBound
    return builder.add(HCLTree.Node(.entry, range), key, value)
  }

  private mutating func skipLines() throws(SyntaxError) {
    while token.kind == .newline { try advance() }
  }

  // MARK: Loops

  /// Parses a `for` expression; the current token is `for`, after the opening bracket.
  private mutating func loop(
    _ bracket: HCLBracket,
    begunAt start: Int,
  ) throws(SyntaxError) -> Int {
    try advance()
    var children = try loopHeader()
    guard token.kind == .colon else { throw unexpected("expected ':'") }
    try advance()
    builder.append(try node(), to: &children)
    if bracket == .brace {
      guard token.kind == .arrow else { throw unexpected("expected '=>'") }
      try advance()
      builder.append(try node(), to: &children)
    }
    let isGrouping = bracket == .brace && token.kind == .ellipsis
    if isGrouping { try advance() }
    if isWord("if") {
      try advance()
      builder.append(try node(), to: &children)
    }
    let end = try endBracket()
    let kind: HCLTree.Kind = bracket == .brace ? .objectFor : .tupleFor
    return builder.add(HCLTree.Node(kind, start..<end, isExpanding: isGrouping), children)
  }

  /// Parses `k, v in x` and returns the nodes of the variables and of the collection.
  mutating func loopHeader() throws(SyntaxError) -> HCLTreeBuilder.Children {
    var children = HCLTreeBuilder.Children()
    builder.append(try variable(), to: &children)
    if token.kind == .comma {
      try advance()
      builder.append(try variable(), to: &children)
    }
    guard isWord("in") else { throw unexpected("expected 'in'") }
    try advance()
    builder.append(try node(), to: &children)
    return children
  }

  private mutating func variable() throws(SyntaxError) -> Int {
    guard token.kind == .identifier else { throw unexpected("expected a name") }
    let name = builder.add(HCLTree.Node(.name, token.range))
    try advance()
    return name
  }

  /// Whether the current token is a word.
  func isWord(_ word: StaticString) -> Bool {
    token.kind == .identifier && token.range.count == word.utf8CodeUnitCount
      && word.withUTF8Buffer { text.bytes[token.range].elementsEqual($0) }
  }

  // MARK: Calls

  /// Parses the rest of a call; the current token is `::` or the opening parenthesis.
  mutating func call(_ name: Range<Int>) throws(SyntaxError) -> Int {
    var nameEnd = name.upperBound
    while token.kind == .doubleColon {
      try advance()
      guard token.kind == .identifier else { throw unexpected("expected a name") }
      nameEnd = token.range.upperBound
      try advance()
    }
    guard token.kind == .opening(.parenthesis) else { throw unexpected("expected '('") }
    try beginBracket(.parenthesis, ignoringLines: true)
    var arguments = HCLTreeBuilder.Children()
    var isExpanding = false
    while token.kind != .closing(.parenthesis), !isExpanding {
      builder.append(try node(), to: &arguments)
      if token.kind == .ellipsis {
        isExpanding = true
      } else if token.kind != .comma {
        break
      }
      try advance()
    }
    let end = try endBracket()
    let node = HCLTree.Node(
      .call,
      name.lowerBound..<end,
      isExpanding: isExpanding,
      detail: nameEnd,
    )
    return builder.add(node, arguments)
  }
}
