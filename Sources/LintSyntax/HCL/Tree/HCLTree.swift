package import LintText

/// An expression as a located tree.
///
/// One array contains all nodes, so neither building nor releasing a tree recurses. All expressions
/// of a file share an array.
package struct HCLTree: Sendable {
  private let arena: Arena

  /// The index of the outermost node.
  package let root: Int

  /// The nodes and the text that they were parsed from.
  ///
  /// A class, so that a tree is two words and copying it costs one reference count.
  final class Arena {
    fileprivate(set) var nodes: [Node] = []
    /// Decoded parts of templates.
    fileprivate(set) var strings: [Text] = []
    let text: SourceText
    /// The locations in the file of parts of the text; nil if the text is that of the file.
    fileprivate let pieces: [Piece]?

    init(_ text: SourceText, pieces: [Piece]? = nil) {
      self.text = text
      self.pieces = pieces
    }

    /// Takes the nodes of a parser that has finished.
    func complete(_ builder: HCLTreeBuilder) {
      nodes = builder.nodes
      strings = builder.strings
    }
  }

  /// A part of a text that was unescaped, with the range in the file that it was made from.
  struct Piece: Sendable {
    /// The start in the unescaped text.
    let start: Int
    /// The start in the file.
    let origin: Int
    /// The length in the file if it is an escape; nil if both texts have the same bytes.
    let escapeLength: Int?
  }

  /// Creates the tree of a part of an expression.
  package init(_ tree: HCLTree, at node: Int) {
    self.init(tree.arena, root: node)
  }

  init(_ arena: Arena, root: Int) {
    self.arena = arena
    self.root = root
  }

  /// The node with an index.
  package subscript(index: Int) -> Node { arena.nodes[index] }

  /// The first child of a node; nil if it has none.
  package func firstChild(of index: Int) -> Int? { arena.nodes[index].firstChild }

  /// The next child of the same parent; nil for the last one.
  package func next(after index: Int) -> Int? { arena.nodes[index].next }

  /// The children of a node in order; see ``Kind`` for their roles.
  package func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = firstChild(of: index)
    while let index = child {
      children.append(index)
      child = next(after: index)
    }
    return children
  }

  /// The range of a node in the file.
  package func range(of index: Int) -> Range<Int> {
    location(arena.nodes[index].range)
  }

  /// The range of the whole expression in the file.
  package var range: Range<Int> { range(of: root) }

  // MARK: Texts

  /// The name of a reference, an attribute, a called function or a variable; empty for other
  /// nodes.
  package func name(of index: Int) -> Text {
    nameRange(of: index, in: arena.nodes[index]).map(text) ?? ""
  }

  /// The location in the file of the name of a node; of an unnamed node, its whole range.
  package func nameRange(of index: Int) -> Range<Int> {
    let node = arena.nodes[index]
    return location(nameRange(of: index, in: node) ?? node.range)
  }

  private func nameRange(of index: Int, in node: Node) -> Range<Int>? {
    switch node.kind {
    case .reference, .name: node.range
    case .attribute: min(Int(node.detail), node.range.upperBound)..<node.range.upperBound
    case .call: node.range.lowerBound..<max(Int(node.detail), node.range.lowerBound)
    default: nil
    }
  }

  /// The text of a number as written; empty for other nodes.
  package func number(of index: Int) -> Text {
    let node = arena.nodes[index]
    return node.kind == .number ? text(node.range) : ""
  }

  /// The content of a string without sequences, or of such a part of a template; empty for other
  /// nodes.
  package func string(of index: Int) -> Text {
    let node = arena.nodes[index]
    return node.kind == .string ? node.string(in: arena.text, arena.strings) : ""
  }

  private func text(_ range: Range<Int>) -> Text {
    Text(decoding: UnsafeRawBufferPointer(rebasing: arena.text.bytes[range]))
  }

  // MARK: Locations

  /// Returns the range in the file of a range of the parsed text.
  func location(_ range: Range<Int>) -> Range<Int> {
    guard let pieces = arena.pieces else { return range }
    let start = origin(range.lowerBound, in: pieces).lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, origin(range.upperBound - 1, in: pieces).upperBound)
  }

  /// Returns the range in the file of one byte of an unescaped text.
  private func origin(_ offset: Int, in pieces: [Piece]) -> Range<Int> {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<0 }
    let piece = pieces[low - 1]
    if let length = piece.escapeLength { return piece.origin..<piece.origin + length }
    let start = piece.origin + offset - piece.start
    return start..<start + 1
  }
}

// Written only by the parser, before it returns the first tree.
extension HCLTree.Arena: @unchecked Sendable {}
