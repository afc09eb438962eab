package import LintText

extension HCLTree {
  /// Parses an expression of the JSON syntax, in which strings and keys are templates.
  ///
  /// - Parameter text: the text of the node's document.
  package init(_ node: LintSyntax.Node, in text: SourceText) throws(SyntaxError) {
    var copy = JSONExpressionText(text)
    try copy.append(node, depth: 0)
    var parser = JSONExpressionParser(copy)
    let root = try parser.parse(node)
    self.init(parser.finished(), root: root)
  }
}

/// The text of a JSON expression with its escapes resolved, so that templates can be parsed in it.
private struct JSONExpressionText {
  private let source: SourceText
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [HCLTree.Piece] = []
  /// The ranges of the scalars' contents and of the containers in this text, in the order of the
  /// document.
  private(set) var ranges: [Range<Int>] = []

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func append(_ node: Node, depth: Int) throws(SyntaxError) {
    guard depth < SyntaxLimits.expressionDepth else {
      throw SyntaxError(
        "nested more than \(SyntaxLimits.expressionDepth) levels deep",
        at: node.range.lowerBound..<node.range.lowerBound + 1,
      )
    }
    let range = node.range
    switch node.kind {
    case .scalar where node.style == .doubleQuoted:
      append(source: range.lowerBound..<range.lowerBound + 1)
      let start = bytes.count
      appendString(node)
      ranges.append(start..<bytes.count)
      append(source: max(range.lowerBound, range.upperBound - 1)..<range.upperBound)
    case .scalar:
      let start = bytes.count
      append(source: range)
      ranges.append(start..<bytes.count)
    case .sequence:
      let index = begin(range)
      for element in node.elements { try append(element, depth: depth + 1) }
      end(range, index)
    case .mapping:
      let index = begin(range)
      for entry in node.writtenEntries {
        try append(entry.key, depth: depth + 1)
        try append(entry.value, depth: depth + 1)
      }
      end(range, index)
    }
  }

  private mutating func begin(_ range: Range<Int>) -> Int {
    ranges.append(bytes.count..<bytes.count)
    append(source: range.lowerBound..<min(range.lowerBound + 1, range.upperBound))
    return ranges.count - 1
  }

  private mutating func end(_ range: Range<Int>, _ index: Int) {
    append(source: max(range.lowerBound, range.upperBound - 1)..<range.upperBound)
    ranges[index] = ranges[index].lowerBound..<bytes.count
  }

  /// Appends bytes as they are.
  private mutating func append(source range: Range<Int>) {
    pieces.append(
      HCLTree.Piece(start: bytes.count, origin: range.lowerBound, escapeLength: nil)
    )
    bytes.append(contentsOf: source.bytes[range])
  }

  /// Appends the content of a string, one piece for each escape and for the bytes between them.
  private mutating func appendString(_ node: Node) {
    var offset = node.range.lowerBound + 1
    let end = max(offset, node.range.upperBound - 1)
    let content: [UInt8] = node.withContent { Array($0) }
    var used = 0
    while offset < end {
      guard source.bytes[offset] == UInt8(ascii: "\\") else {
        let next = source.bytes[offset..<end].firstIndex(of: UInt8(ascii: "\\")) ?? end
        append(source: offset..<next)
        used += next - offset
        offset = next
        continue
      }
      let (length, count) = Node.unit(source.bytes, at: offset)
      pieces.append(
        HCLTree.Piece(start: bytes.count, origin: offset, escapeLength: length)
      )
      bytes.append(contentsOf: content[min(used, content.count)..<min(used + count, content.count)])
      used += count
      offset += length
    }
  }
}

/// Parses the templates of a JSON expression.
private struct JSONExpressionParser {
  private let copy: JSONExpressionText
  private var parser: HCLParser
  private var used = 0

  init(_ copy: JSONExpressionText) {
    self.copy = copy
    parser = HCLParser(templatesIn: SourceText(utf8: copy.bytes), pieces: copy.pieces)
  }

  /// Completes the tree.
  mutating func finished() -> HCLTree.Arena {
    parser.finish()
    return parser.arena
  }

  mutating func parse(_ node: Node) throws(SyntaxError) -> Int {
    let range = copy.ranges[used]
    used += 1
    switch node.kind {
    case .scalar where node.style == .doubleQuoted:
      do throws(SyntaxError) {
        return try parser.bareTemplate(range, isQuoted: true)
      } catch {
        let tree = HCLTree(parser.arena, root: 0)
        throw SyntaxError(error.message, at: tree.location(error.range))
      }
    case .scalar: return parser.builder.add(try literal(node, range))
    case .sequence:
      var elements = HCLTreeBuilder.Children()
      for element in node.elements { parser.builder.append(try parse(element), to: &elements) }
      return parser.builder.add(HCLTree.Node(.tuple, range), elements)
    case .mapping:
      var entries = HCLTreeBuilder.Children()
      for entry in node.writtenEntries {
        let (key, value) = (try parse(entry.key), try parse(entry.value))
        let range =
          parser.builder.range(key).lowerBound..<parser.builder.range(value).upperBound
        parser.builder.append(
          parser.builder.add(HCLTree.Node(.entry, range), key, value),
          to: &entries,
        )
      }
      return parser.builder.add(HCLTree.Node(.object, range), entries)
    }
  }

  private func literal(_ node: Node, _ range: Range<Int>) throws(SyntaxError) -> HCLTree.Node {
    if node.hasText("null") { return HCLTree.Node(.null, range) }
    if node.hasText("true") { return HCLTree.Node(.true, range) }
    if node.hasText("false") { return HCLTree.Node(.false, range) }
    return HCLTree.Node(.number, range)
  }
}
