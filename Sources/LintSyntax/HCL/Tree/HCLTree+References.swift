package import LintText

extension HCLTree {
  /// A reference to a named object, with the attributes after it.
  package struct Reference: Sendable, Hashable {
    /// The names, up to the first index or splat: `each.value.limit`.
    package let names: [Text]

    /// The range of the names in the file.
    package let range: Range<Int>

    /// The node of the last name.
    package let node: Int
  }

  /// Calls a closure for a node and all nodes below it, parents before children, in source order.
  package func forEachNode(in node: Int, _ body: (Int) -> Void) {
    var open = [node]
    while let index = open.popLast() {
      body(index)
      open += children(of: index).reversed()
    }
  }

  /// Calls a closure for all nodes, parents before children, in source order.
  package func forEachNode(_ body: (Int) -> Void) {
    forEachNode(in: root, body)
  }

  /// The names of the functions that are called, including those of providers.
  package var functions: Set<Text> {
    var functions: Set<Text> = []
    forEachNode { if self[$0].kind == .call { functions.insert(name(of: $0)) } }
    return functions
  }

  /// Returns the references in a node and below it, in source order, without those to variables of
  /// `for` expressions inside it.
  package func references(in node: Int) -> [Reference] {
    var search = ReferenceSearch(tree: self)
    search.visit(node)
    return search.found
  }

  /// The references of the whole expression.
  package var references: [Reference] { references(in: root) }
}

/// Finds references by a walk that knows which variables are declared.
private struct ReferenceSearch {
  let tree: HCLTree
  private(set) var found: [HCLTree.Reference] = []
  private var scopes: [Scope] = []

  /// The variables of one `for` expression.
  private struct Scope {
    let names: [Text]
    /// The index of the enclosing scope.
    let outer: Int?
  }

  init(tree: HCLTree) {
    self.tree = tree
  }

  mutating func visit(_ node: Int) {
    var open: [(node: Int, scope: Int?)] = [(node, nil)]
    while let (node, scope) = open.popLast() {
      switch tree[node].kind {
      case .reference, .attribute:
        if let reference = reference(node) {
          if !isDeclared(reference.names[0], scope) { found.append(reference) }
          continue
        }
      case .tupleFor, .objectFor, .forDirective:
        let children = tree.children(of: node)
        let names = children.prefix { tree[$0].kind == .name }
        scopes.append(Scope(names: names.map { tree.name(of: $0) }, outer: scope))
        let inner = scopes.count - 1
        let rest = children.dropFirst(names.count)
        open += rest.dropFirst().reversed().map { ($0, inner) }
        if let collection = rest.first { open.append((collection, scope)) }
        continue
      default: break
      }
      open += tree.children(of: node).reversed().map { ($0, scope) }
    }
  }

  /// Returns the reference that a chain of attributes is; nil if it begins with another value.
  private func reference(_ node: Int) -> HCLTree.Reference? {
    var names: [Text] = []
    var base = node
    while tree[base].kind == .attribute, let inner = tree.firstChild(of: base) {
      names.append(tree.name(of: base))
      base = inner
    }
    guard tree[base].kind == .reference else { return nil }
    names.append(tree.name(of: base))
    return HCLTree.Reference(names: names.reversed(), range: tree.range(of: node), node: node)
  }

  private func isDeclared(_ name: Text, _ scope: Int?) -> Bool {
    var scope = scope
    while let index = scope {
      if scopes[index].names.contains(name) { return true }
      scope = scopes[index].outer
    }
    return false
  }
}
