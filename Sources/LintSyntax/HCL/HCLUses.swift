package import LintText

/// The names that an expression refers to, and the functions that it calls.
package struct HCLUses: Sendable, Hashable {
  /// The references in source order, each up to its first index or splat: `var.days`,
  /// `each.value.limit`.
  package private(set) var references: [[Text]] = []

  /// The names of the functions, including those of providers.
  package private(set) var functions: Set<Text> = []

  /// Creates the uses of an expression without references and calls.
  init() {}

  /// Creates a single reference.
  init(_ reference: [Text]) {
    references = [reference]
  }

  /// Adds the uses of another part of the same expression.
  mutating func formUnion(_ other: HCLUses) {
    references += other.references
    functions.formUnion(other.functions)
  }
}

extension HCLUses {
  /// Collects the uses in a node and below it.
  ///
  /// The variables of `for` expressions aren't references.
  init(in tree: HCLTree, _ node: Int) {
    references = tree.references(in: node).map(\.names).filter { $0.count > 1 }
    tree.forEachNode(in: node) { node in
      guard tree[node].kind == .call else { return }
      functions.formUnion(tree.name(of: node).split(separator: "::"))
    }
  }
}
