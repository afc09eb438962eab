package import LintText

/// An expression as a tree, as far as it can be evaluated without calling functions.
package indirect enum HCLOperation: Sendable {
  /// A constant or a plain reference; never `other`.
  case simple(HCLExpression)

  /// `!x`
  case not(HCLOperation)

  /// `x == y`
  case binary(Operator, HCLOperation, HCLOperation)

  /// `condition ? x : y`
  case conditional(HCLOperation, HCLOperation, HCLOperation)

  /// `[x, y]`
  case tuple([HCLOperation])

  /// `{ key = x }`, with constant keys only.
  case object([(key: Text, value: HCLOperation)])

  /// Any other expression, with its uses; nil if they are unknown.
  case other(HCLUses?)

  /// A binary operator.
  package enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"

    fileprivate init?(_ operation: HCLTree.Operator) {
      switch operation {
      case .or: self = .or
      case .and: self = .and
      case .equal: self = .equal
      case .notEqual: self = .notEqual
      case .less: self = .less
      case .greater: self = .greater
      case .lessOrEqual: self = .lessOrEqual
      case .greaterOrEqual: self = .greaterOrEqual
      case .plus: self = .plus
      case .minus: self = .minus
      case .times: self = .times
      case .divided: self = .divided
      case .modulo: self = .modulo
      case .not, .negate: return nil
      }
    }
  }

  /// Converts an expression.
  ///
  /// Never fails: an expression that is too deep or too large is `other`.
  package init(_ tree: HCLTree) {
    guard tree.range.count <= Self.sizeLimit else {
      self = .other(nil)
      return
    }
    var converter = Converter(tree: tree)
    self = converter.conditional(tree.root, 0) ?? .other(HCLUses(in: tree, tree.root))
  }

  /// The maximum length of a parsed expression, since thousands of caches may share one.
  private static let sizeLimit = 16_384

  /// The uses of the expression; nil if they are unknown.
  package var uses: HCLUses? {
    switch self {
    case .simple(.traversal(let names)): return HCLUses(names)
    case .simple: return HCLUses()
    case .not(let operand): return operand.uses
    case .binary(_, let left, let right): return Self.union([left, right])
    case .conditional(let condition, let yes, let no): return Self.union([condition, yes, no])
    case .tuple(let elements): return Self.union(elements)
    case .object(let entries): return Self.union(entries.map(\.value))
    case .other(let uses): return uses
    }
  }

  private static func union(_ operations: [HCLOperation]) -> HCLUses? {
    var union = HCLUses()
    for operation in operations {
      guard let uses = operation.uses else { return nil }
      union.formUnion(uses)
    }
    return union
  }
}

/// Converts a tree; returns nil for what is too deep or too large.
private struct Converter {
  let tree: HCLTree
  private var remainingOperands = 256

  /// The maximum nesting depth of operations.
  private static let depthLimit = 32

  init(tree: HCLTree) {
    self.tree = tree
  }

  private func unevaluated(_ node: Int) -> HCLOperation { .other(HCLUses(in: tree, node)) }

  // MARK: Operators

  mutating func conditional(_ node: Int, _ outerDepth: Int) -> HCLOperation? {
    let depth = outerDepth + 1
    guard depth <= Self.depthLimit else { return nil }
    let parts = tree.children(of: node)
    guard tree[node].kind == .conditional, parts.count == 3 else { return binary(node, depth) }
    guard let condition = binary(parts[0], depth), let yes = conditional(parts[1], depth),
      let no = conditional(parts[2], depth)
    else { return nil }
    return .conditional(condition, yes, no)
  }

  /// Converts a chain of operators in a loop: its left operands may be nested thousands deep.
  private mutating func binary(_ node: Int, _ depth: Int) -> HCLOperation? {
    var chain: [(operation: HCLOperation.Operator, right: Int)] = []
    var first = node
    while tree[first].kind == .binary, let left = tree.firstChild(of: first),
      let right = tree.next(after: left), chain.count <= remainingOperands,
      let operation = HCLOperation.Operator(tree[first].operation)
    {
      chain.append((operation, right))
      first = left
    }
    guard var result = unary(first, depth) else { return nil }
    for (operation, right) in chain.reversed() {
      guard let right = binary(right, depth) else { return nil }
      result = .binary(operation, result, right)
    }
    return result
  }

  private mutating func unary(_ node: Int, _ outerDepth: Int) -> HCLOperation? {
    let depth = outerDepth + 1
    guard depth <= Self.depthLimit else { return nil }
    guard tree[node].kind == .unary, let child = tree.firstChild(of: node) else {
      return operand(node, depth)
    }
    guard let operand = unary(child, depth) else { return nil }
    if tree[node].operation == .not { return .not(operand) }
    if case .simple(.number(let number)) = operand { return .simple(.number("-" + number)) }
    return .other(operand.uses)
  }

  // MARK: Operands

  private mutating func operand(_ node: Int, _ depth: Int) -> HCLOperation? {
    remainingOperands -= 1
    guard remainingOperands >= 0 else { return nil }
    let children = tree.children(of: node)
    switch tree[node].kind {
    case .null: return .simple(.null)
    case .true: return .simple(.boolean(true))
    case .false: return .simple(.boolean(false))
    case .number: return .simple(.number(tree.number(of: node)))
    case .string: return .simple(.string(tree.string(of: node)))
    case .reference, .attribute:
      let reference = tree.references(in: node).first
      guard let reference, reference.node == node else { return unevaluated(node) }
      return .simple(.traversal(reference.names))
    case .parentheses: return children.first.flatMap { conditional($0, depth) }
    case .tuple, .object:
      let remaining = remainingOperands
      if let collection = collection(node, children, depth) { return collection }
      remainingOperands = remaining
      return unevaluated(node)
    case .template, .wrappedTemplate, .ifDirective, .forDirective, .index, .splat, .item, .unary,
      .binary, .conditional, .entry, .tupleFor, .objectFor, .name, .call:
      return unevaluated(node)
    }
  }

  /// Converts a collection; returns nil also for computed keys.
  private mutating func collection(
    _ node: Int,
    _ children: [Int],
    _ depth: Int,
  ) -> HCLOperation? {
    guard tree[node].kind == .object else {
      var elements: [HCLOperation] = []
      for child in children {
        guard let element = conditional(child, depth) else { return nil }
        elements.append(element)
      }
      return .tuple(elements)
    }
    var entries: [(key: Text, value: HCLOperation)] = []
    for entry in children.map({ tree.children(of: $0) }) {
      guard entry.count == 2, tree[entry[0]].kind == .string,
        let value = conditional(entry[1], depth)
      else { return nil }
      entries.append((tree.string(of: entry[0]), value))
    }
    return .object(entries)
  }
}
