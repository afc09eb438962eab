internal import LintText

/// The nodes of the expressions parsed so far.
struct HCLTreeBuilder {
  private(set) var nodes: [HCLTree.Node] = []
  private(set) var strings: [Text] = []

  /// The children of a node that is not complete.
  struct Children {
    fileprivate(set) var first: Int?
    fileprivate(set) var last: Int?

    var isEmpty: Bool { first == nil }
  }

  /// Appends a node to those of an incomplete parent.
  mutating func append(_ child: Int, to children: inout Children) {
    if let last = children.last {
      nodes[last].next = child
    } else {
      children.first = child
    }
    children.last = child
  }

  /// Adds a node without children.
  mutating func add(_ node: HCLTree.Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Adds a node with children.
  mutating func add(_ node: HCLTree.Node, _ children: Children) -> Int {
    var node = node
    node.firstChild = children.first
    nodes.append(node)
    return nodes.count - 1
  }

  /// Adds a node with one child.
  mutating func add(_ node: HCLTree.Node, _ child: Int) -> Int {
    var node = node
    node.firstChild = child
    nodes.append(node)
    return nodes.count - 1
  }

  /// Adds a node with two children.
  mutating func add(_ node: HCLTree.Node, _ first: Int, _ second: Int) -> Int {
    nodes[first].next = second
    return add(node, first)
  }

  /// Adds a node with three children.
  mutating func add(_ node: HCLTree.Node, _ first: Int, _ second: Int, _ third: Int) -> Int {
    nodes[second].next = third
    return add(node, first, second)
  }

  /// Adds a decoded string.
  mutating func add(string: Text, at range: Range<Int>) -> Int {
    strings.append(string)
    return add(HCLTree.Node(.string, range, form: .decoded, detail: strings.count - 1))
  }

  /// The range of a node in the parsed text.
  func range(_ node: Int) -> Range<Int> { nodes[node].range }
}
