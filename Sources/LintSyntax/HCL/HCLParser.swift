internal import LintText

/// A one-pass HCL parser that checks the grammar and builds blocks and attributes.
struct HCLParser {
  let text: SourceText
  var scanner: HCLScanner
  /// The next unused token.
  private(set) var token: HCLToken
  /// The nodes of all expressions.
  var builder = HCLTreeBuilder()
  /// The arena of the nodes, which ``finish()`` fills.
  let arena: HCLTree.Arena
  /// The number of open brackets, template sequences and splats of the expression.
  var level = 0
  /// Whether line endings have no meaning, as in parentheses.
  var ignoresLines: Bool
  /// The open brackets and template sequences of the expression, outer ones first.
  var brackets: [OpenBracket] = []
  /// The operations whose last operands are not complete, outer ones first.
  var pending: [PendingOperation] = []
  /// The unary operators whose operands are not complete, outer ones first.
  var prefixes: [HCLToken] = []
  /// The end of the parsed part of the text.
  var end: Int
  /// The incomplete bodies: the file's and those of its open blocks.
  ///
  /// Never empty, and mutated only in place: a copy for each block would take quadratic time.
  private var open = [OpenBody(block: nil)]

  /// A body whose end has not been read.
  private struct OpenBody {
    /// The block that the body belongs to; nil for the file.
    let block: Header?
    var attributes: [HCLAttribute] = []
    var blocks: [HCLBlock] = []
    /// The start of the name of each attribute; empty while there are few.
    private var names: [Text: Int] = [:]

    init(block: Header?) {
      self.block = block
    }

    /// The number of attributes among which a search is faster than hashing.
    private static let fewAttributes = 16

    /// Returns the start of an earlier attribute's name; nil if this is the first of its name.
    mutating func declare(_ name: Text, at start: Int) -> Int? {
      if attributes.count < Self.fewAttributes {
        return attributes.first { $0.name == name }?.nameRange.lowerBound
      }
      if names.isEmpty {
        for attribute in attributes { names[attribute.name] = attribute.nameRange.lowerBound }
      }
      return names.updateValue(start, forKey: name)
    }

    var closed: HCLBody { HCLBody(attributes: attributes, blocks: blocks) }
  }

  private struct Header {
    let type: Text
    let labels: [Text]
    let range: Range<Int>
  }

  /// Creates a parser that begins at an offset between two tokens.
  init(_ text: SourceText, from start: Int = 0) throws(SyntaxError) {
    self.init(text, start..<text.bytes.count, ignoringLines: false)
    token = try scanner.next()
  }

  /// Creates a parser of one expression, in which line endings have no meaning.
  init(_ text: SourceText, expressionIn range: Range<Int>) throws(SyntaxError) {
    self.init(text, range, ignoringLines: true)
    try advance()
  }

  /// Creates a parser of templates, which has no first token.
  ///
  /// - Parameter pieces: the locations of parts of the text; nil if it is that of a file.
  init(templatesIn text: SourceText, pieces: [HCLTree.Piece]? = nil) {
    self.init(text, 0..<text.bytes.count, ignoringLines: true, pieces: pieces)
  }

  private init(
    _ text: SourceText,
    _ range: Range<Int>,
    ignoringLines: Bool,
    pieces: [HCLTree.Piece]? = nil,
  ) {
    self.text = text
    arena = HCLTree.Arena(text, pieces: pieces)
    scanner = HCLScanner(text)
    scanner.offset = range.lowerBound
    token = HCLToken(kind: .end, range: range.lowerBound..<range.lowerBound)
    ignoresLines = ignoringLines
    end = range.upperBound
  }

  mutating func parse() throws(SyntaxError) -> HCLFile {
    while true {
      switch token.kind {
      case .identifier: try item()
      case .newline: try advance()
      case .end where open.count == 1:
        finish()
        return HCLFile(body: open[0].closed, comments: scanner.comments)
      case .closing(.brace):
        guard let header = open.last?.block else { fallthrough }
        try endBlock(header)
      default: throw unexpected("expected an attribute or a block")
      }
    }
  }

  /// Reads the next token, without line endings where they have no meaning.
  mutating func advance() throws(SyntaxError) {
    repeat {
      guard scanner.offset < end else {
        token = HCLToken(kind: .end, range: end..<end)
        return
      }
      token = try scanner.next()
      guard ignoresLines, case .newline = token.kind else { break }
    } while true
    if token.range.lowerBound >= end { token = HCLToken(kind: .end, range: end..<end) }
  }

  /// Completes the trees of all expressions.
  mutating func finish() {
    arena.complete(builder)
  }

  // MARK: Attributes

  private mutating func item() throws(SyntaxError) {
    let name = token.range
    try advance()
    switch token.kind {
    case .equals:
      try attribute(name)
      try endLine("expected a line end after the value")
    case .identifier, .quote, .opening(.brace):
      try beginBlock(name)
    default:
      throw unexpected("expected '=', a label or '{'")
    }
  }

  /// Parses an attribute; the current token is its `=`.
  private mutating func attribute(_ nameRange: Range<Int>) throws(SyntaxError) {
    let name = Text(decoding: UnsafeRawBufferPointer(rebasing: text.bytes[nameRange]))
    if let first = open[open.count - 1].declare(name, at: nameRange.lowerBound) {
      throw SyntaxError(
        "attribute '\(name)' is set twice",
        at: nameRange,
        related: SyntaxError.Related(message: "it is set here first", offset: first),
      )
    }
    try advance()
    let root = try node()
    open[open.count - 1].attributes.append(
      HCLAttribute(
        name: name,
        nameRange: nameRange,
        valueRange: builder.range(root),
        tree: HCLTree(arena, root: root),
      )
    )
  }

  // MARK: Blocks

  /// Parses the labels and the brace of a block; the current token is the one after its type.
  private mutating func beginBlock(_ type: Range<Int>) throws(SyntaxError) {
    var labels: [Text] = []
    var headerEnd = type.upperBound
    while token.kind != .opening(.brace) {
      switch token.kind {
      case .identifier:
        labels.append(Text(text.string(token.range)))
        headerEnd = token.range.upperBound
      case .quote:
        let label = try label()
        labels.append(HCLString.unquoted(UnsafeRawBufferPointer(rebasing: text.bytes[label])))
        headerEnd = scanner.offset
      default:
        throw unexpected("expected a label or '{'")
      }
      try advance()
    }
    try checkDepth(0, at: token.range.lowerBound)
    let header = Header(
      type: Text(text.string(type)),
      labels: labels,
      range: type.lowerBound..<headerEnd,
    )
    open.append(OpenBody(block: header))
    try advance()
    if token.kind == .identifier { try onlyAttribute() }
  }

  /// Parses the content of a quoted label; the current token is its opening quote.
  private mutating func label() throws(SyntaxError) -> Range<Int> {
    let content = token.range.upperBound
    switch try scanner.quotedContent(begunAt: token.range.lowerBound) {
    case .closing(let end): return content..<end - 1
    case .opening(let sequence):
      throw SyntaxError(
        "a label may not have template sequences",
        at: sequence..<scanner.offset,
      )
    }
  }

  /// Parses the only attribute of a block written on one line.
  private mutating func onlyAttribute() throws(SyntaxError) {
    let name = token.range
    try advance()
    guard token.kind == .equals else { throw unexpected("expected '='") }
    try attribute(name)
    guard token.kind == .closing(.brace) else { throw unexpected("expected '}'") }
  }

  private mutating func endBlock(_ header: Header) throws(SyntaxError) {
    let inside = open.removeLast()
    open[open.count - 1].blocks.append(
      HCLBlock(
        type: header.type,
        labels: header.labels,
        header: header.range,
        range: header.range.lowerBound..<token.range.upperBound,
        body: inside.closed,
      )
    )
    try advance()
    try endLine("expected a line end after the block")
  }

  /// Checks for the end of a line, which may be the end of the text.
  private func endLine(_ expectation: String) throws(SyntaxError) {
    guard token.kind == .newline || token.kind == .end else { throw unexpected(expectation) }
  }

  // MARK: Errors

  /// Checks that another level below the open blocks and `openBrackets` open brackets and strings
  /// is within the limit.
  func checkDepth(_ openBrackets: Int, at offset: Int) throws(SyntaxError) {
    guard open.count - 1 + openBrackets < SyntaxLimits.depth else {
      throw SyntaxError(
        "nested more than \(SyntaxLimits.depth) levels deep",
        at: offset..<offset + 1,
      )
    }
  }

  /// Returns the error for a token that isn't expected.
  func unexpected(_ expectation: String) -> SyntaxError {
    let start = token.range.lowerBound
    if token.kind == .end, let bracket = brackets.last {
      return scanner.broken(
        inside: bracket.kind.name,
        bracket.kind.closing,
        begunAt: bracket.start,
        at: end,
      )
    }
    if token.kind == .end, let block = open.last?.block {
      return scanner.broken(inside: "block", "}", begunAt: block.range.lowerBound)
    }
    return SyntaxError(expectation, at: token.kind == .newline ? start..<start : token.range)
  }
}
