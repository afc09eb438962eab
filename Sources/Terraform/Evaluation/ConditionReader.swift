internal import LintSyntax
internal import LintText

/// Reads from a condition which values it allows one of its references to have.
struct ConditionReader {
  let tree: HCLTree

  /// The names of the reference: `var` and `days`.
  let names: [Text]

  /// The type of its value.
  let type: TerraformType

  /// Returns the value of a part of the condition; nil if it is not known.
  let value: (Int) -> TerraformValue?

  /// The maximum nesting depth of conditions that are read.
  private static let depthLimit = 64

  /// Returns the values for which the whole condition may hold.
  func restriction() -> ValueRestriction { restriction(tree.root, holds: true, depth: 0) }

  /// Returns the values for which a part of the condition may hold, or may not hold.
  private func restriction(_ node: Int, holds: Bool, depth: Int) -> ValueRestriction {
    guard depth < Self.depthLimit else { return .none }
    let children = tree.children(of: node)
    func part(_ child: Int, holds: Bool = holds) -> ValueRestriction {
      restriction(child, holds: holds, depth: depth + 1)
    }
    func parts(_ children: [Int], areAll: Bool) -> ValueRestriction {
      guard let first = children.first else { return .none }
      return children.dropFirst().map { part($0) }.reduce(part(first)) {
        areAll == holds ? $0.intersection($1) : $0.union($1)
      }
    }
    switch tree[node].kind {
    case .true: return holds ? .none : .impossible
    case .false: return holds ? .impossible : .none
    case .parentheses, .wrappedTemplate: return parts(children, areAll: true)
    case .unary where tree[node].operation == .not:
      return children.first.map { part($0, holds: !holds) } ?? .none
    case .conditional where children.count == 3:
      let (condition, yes, no) = (children[0], children[1], children[2])
      return part(condition, holds: true).intersection(part(yes))
        .union(part(condition, holds: false).intersection(part(no)))
    case .binary where children.count == 2:
      switch tree[node].operation {
      case .and, .or: return parts(children, areAll: tree[node].operation == .and)
      default: return comparison(tree[node].operation, children, holds: holds)
      }
    case .call:
      switch (tree.name(of: node), children.count) {
      case ("alltrue", 1) where tree[children[0]].kind == .tuple,
        ("anytrue", 1) where tree[children[0]].kind == .tuple:
        return parts(tree.children(of: children[0]), areAll: tree.name(of: node) == "alltrue")
      case ("contains", 2) where holds && isReference(children[1]):
        return value(children[0])?.scalars.map { .one(of: ofType($0)) } ?? .none
      case ("can", 1) where holds:
        let call = tree.children(of: children[0])
        guard tree[children[0]].kind == .call, tree.name(of: children[0]) == "regex",
          call.count == 2, isReference(call[1]), type == .string,
          case .string(let pattern)? = value(call[0])?.content,
          let (texts, isWhole) = pattern.alternatives, isWhole
        else { return .none }
        return ValueRestriction(values: texts.map { .string($0) }, allowsNull: false)
      case ("try", 2) where holds && tree[children[1]].kind == .false: return part(children[0])
      default: return .none
      }
    default: return .none
    }
  }

  private func isReference(_ node: Int) -> Bool {
    tree.reference(at: node)?.names == names
  }

  /// Returns the values that may equal one of the type.
  private func ofType(_ values: [TerraformValue]) -> [TerraformValue] {
    values.filter { type == .any || $0.isNull || $0.type == type }
  }

  private func comparison(
    _ operation: HCLTree.Operator,
    _ operands: [Int],
    holds: Bool,
  ) -> ValueRestriction {
    let isFirst = isReference(operands[0])
    guard isFirst || isReference(operands[1]), let other = value(operands[isFirst ? 1 : 0]),
      other.isScalar
    else { return .none }
    switch operation {
    case .equal, .notEqual:
      if (operation == .equal) == holds { return .one(of: ofType([other])) }
      return other.isNull ? .notNull : .none
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      guard type == .number || type == .any,
        case .number(let number)? = (try? other.converted(to: .number))?.content
      else { return .none }
      // `7 > x` is `x < 7`; what isn't less is equal or greater.
      let isLess = (operation == .less || operation == .lessOrEqual) == (isFirst == holds)
      let isStrict = (operation == .less || operation == .greater) == holds
      let bound = NumberBounds.Bound(value: number, isIncluded: !isStrict)
      return .number(
        isLess ? .init(least: nil, most: bound) : .init(least: bound, most: nil)
      )
    case .or, .and, .plus, .minus, .times, .divided, .modulo, .not, .negate: return .none
    }
  }
}
