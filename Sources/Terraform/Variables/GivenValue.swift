internal import LintSyntax
internal import LintText

/// A variable's value in a file, with the location of each part.
struct GivenValue {
  let range: Range<Int>
  private let content: Content

  private enum Content {
    case constant(ConstantValue)
    case list([GivenValue])
    case object([Text: GivenValue])
    /// Any other expression.
    case operation(HCLOperation)
  }

  /// Reads an expression of an HCL file.
  init(_ tree: HCLTree) {
    if let value = GivenValue(literal: tree.root, in: tree) {
      self = value
    } else {
      range = tree.range
      content = .operation(HCLOperation(tree))
    }
  }

  /// Reads a value written without references, calls and operators; returns nil for any other.
  private init?(literal node: Int, in tree: HCLTree) {
    range = tree.range(of: node)
    let children = tree.children(of: node)
    switch tree[node].kind {
    case .tuple:
      let elements = children.compactMap { GivenValue(literal: $0, in: tree) }
      guard elements.count == children.count else { return nil }
      content = .list(elements)
    case .object:
      let entries = children.compactMap { entry -> (key: Text, value: GivenValue)? in
        let parts = tree.children(of: entry)
        guard parts.count == 2, tree[parts[0]].kind == .string,
          let value = GivenValue(literal: parts[1], in: tree)
        else { return nil }
        return (tree.string(of: parts[0]), value)
      }
      let named = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
      guard named.count == children.count else { return nil }
      content = .object(named)
    case .unary where children.first.map { tree[$0].kind } != .number: return nil
    case .null, .true, .false, .number, .string, .unary:
      guard let constant = ConstantValue(HCLOperation(HCLTree(tree, at: node))) else { return nil }
      content = .constant(constant)
    case .template, .wrappedTemplate, .ifDirective, .forDirective, .reference, .attribute, .index,
      .splat, .item, .binary, .conditional, .parentheses, .entry, .tupleFor, .objectFor, .name,
      .call:
      return nil
    }
  }

  /// Reads a value of a JSON file; returns nil if it isn't valid JSON.
  init?(_ node: Node) {
    range = node.range
    switch node.kind {
    case .scalar:
      guard let constant = ConstantValue(node) else { return nil }
      content = .constant(constant)
    case .sequence:
      let nodes = node.elements
      let elements = nodes.compactMap { GivenValue($0) }
      guard elements.count == nodes.count else { return nil }
      content = .list(elements)
    case .mapping:
      let nodes = node.entries
      let entries = nodes.compactMap { entry in
        entry.key.text.flatMap { key in GivenValue(entry.value).map { (key, $0) } }
      }
      let named = Dictionary(entries) { first, _ in first }
      guard named.count == nodes.count else { return nil }
      content = .object(named)
    }
  }

  /// Whether the value is a list, a map or an object.
  var isCollection: Bool {
    switch content {
    case .constant: false
    case .list, .object, .operation: true
    }
  }

  /// Returns the part at a path of attribute names and indexes; nil if it isn't in the file.
  func part(at keys: [Text]) -> GivenValue? {
    var part = self
    for key in keys {
      switch part.content {
      case .object(let entries):
        guard let entry = entries[key] else { return nil }
        part = entry
      case .list(let elements):
        guard let index = Int(key.string), elements.indices.contains(index) else { return nil }
        part = elements[index]
      case .constant, .operation: return nil
      }
    }
    return part
  }

  /// Whether the value equals the planned one.
  func isSame(as planned: Node) -> Bool {
    switch content {
    case .constant(let constant): return ConstantValue(planned) == constant
    case .list(let elements):
      let others = planned.elements
      return planned.kind == .sequence && elements.count == others.count
        && zip(elements, others).allSatisfy { $0.isSame(as: $1) }
    case .object(let entries):
      let others = PlanConfiguration.byName(planned.entries)
      return planned.kind == .mapping && entries.count == others.count
        && entries.allSatisfy { key, value in
          others[key].map { value.isSame(as: $0) } ?? false
        }
    case .operation(let operation): return operation.isValue(planned)
    }
  }
}
