#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import LintSyntax
internal import LintText

/// The use of a value that is a part of another one, or that another one is made of.
extension SelectingVariables.Role {
  /// The same role, where the value is changed before it is used.
  var opened: Self {
    guard case .selector(var selector) = self else { return self }
    selector.constants.subtract(SelectingVariables.Selector.condition.constants)
    selector.isOpen = true
    selector.isClosed = false
    return .selector(selector)
  }

  /// The same role, where the number is negated before it is used.
  var negated: Self {
    guard case .selector(var selector) = self else { return self }
    let numbers = selector.constants.compactMap { constant in
      if case .number(let number) = constant.content { number } else { Decimal?.none }
    }
    selector.constants = Set(numbers.map { TerraformValue(.number(-$0)) })
    return .selector(selector)
  }

  /// The role of the elements of a collection, which is compared as a whole.
  var ofElements: Self {
    guard case .selector(var selector) = self else { return self }
    let elements = selector.constants.flatMap { $0.parts ?? ($0 == .string("") ? [] : [$0]) }
    selector.constants = Set(elements)
    return .selector(selector)
  }

  /// The role of a collection whose only element has this role, and which may be empty; nil for a
  /// result.
  var ofOnlyElement: Self? {
    guard case .selector(let selector) = self, !selector.constants.isEmpty else { return nil }
    let values = selector.constants.filter { !$0.isNull }
    let texts = values.filter(\.isText)
    let other = texts.isEmpty ? [] : [VariableCandidates.placeholder(besides: texts)]
    let single = (values + other.map { .string($0) }).map { TerraformValue(.tuple([$0])) }
    return .selector(
      SelectingVariables.Selector(constants: SelectingVariables.emptyValues.union(single))
    )
  }

  /// The role of a value that is compared with whole collections; nil if it isn't.
  var ofCollections: Self? {
    guard case .selector(let selector) = self else { return nil }
    let collections = selector.constants.filter(\.isCollection)
    return collections.isEmpty
      ? nil : .selector(SelectingVariables.Selector(constants: collections))
  }

  /// The role of a collection of which only the number of elements matters.
  var ofNumber: Self {
    guard case .selector(let selector) = self else { return self }
    let empty = selector.constants.intersection(SelectingVariables.emptyValues)
    return .selector(
      SelectingVariables.Selector(
        constants: empty,
        isOpen: selector.isOpen && selector.countsElements,
        countsElements: true,
      )
    )
  }

  /// The same role, where the values of all elements matter.
  var ofValues: Self {
    guard case .selector(var selector) = self else { return self }
    selector.countsElements = false
    return .selector(selector)
  }

  /// The same role, or that of a value that decides, where a function makes other values of it.
  var deciding: Self { if case .value = self { .selector(.open) } else { computed } }

  /// The same role, where a function makes another value of it, such as a part of a text.
  var computed: Self {
    guard case .selector(var selector) = opened else { return self }
    selector.constants = selector.constants.filter { $0.isText || $0.wholeNumber ?? -1 >= 0 }
    selector.countsElements = false
    return .selector(selector)
  }
}

extension HCLTree {
  /// Whether two expressions refer to the same variable or local value.
  func shareReference(_ left: Int, _ right: Int) -> Bool {
    guard constant(at: left) == nil, constant(at: right) == nil else { return false }
    func names(_ node: Int) -> Set<[Text]> {
      Set(references(in: node).map { Array($0.names.prefix(2)) })
    }
    return !names(left).isDisjoint(with: names(right))
  }

  /// Returns the collection of which a comparison of its length only asks whether it is empty:
  /// `length(var.x) > 0`, `length(var.x) == 0`, `1 <= length(var.x)`; nil for others.
  func emptiness(
    of call: Int,
    _ operation: HCLTree.Operator,
    isFirst: Bool,
    _ constants: [TerraformValue],
  ) -> Int? {
    guard self[call].kind == .call, name(of: call) == "length", children(of: call).count == 1,
      constants.count == 1, let number = constants[0].wholeNumber
    else { return nil }
    let isMeant =
      switch operation {
      case .equal, .notEqual: number == 0
      case .greater, .lessOrEqual: number == (isFirst ? 0 : 1)
      case .less, .greaterOrEqual: number == (isFirst ? 1 : 0)
      case .or, .and, .plus, .minus, .times, .divided, .modulo, .not, .negate: false
      }
    return isMeant ? firstChild(of: call) : nil
  }
}
