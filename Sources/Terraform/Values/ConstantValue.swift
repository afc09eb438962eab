internal import LintSyntax
internal import LintText

/// A value of a primitive type, or null.
enum ConstantValue: Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  /// Compared as ``Text`` is; Terraform normalizes its strings.
  case text(Text)

  /// The value as a number, parsing text; nil if it isn't one.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text.string)
    case .null, .boolean: nil
    }
  }

  /// Evaluates a constant expression of a configuration; returns nil for any other expression.
  init?(_ operation: HCLOperation) {
    switch operation {
    case .simple(.null): self = .null
    case .simple(.boolean(let boolean)): self = .boolean(boolean)
    case .simple(.number(let number)):
      guard let value = Double(number.string) else { return nil }
      self = .number(value)
    case .simple(.string(let text)): self = .text(text)
    case .binary(let operation, let left, let right):
      guard let left = ConstantValue(left), let right = ConstantValue(right),
        let value = ConstantValue(operation, left, right)
      else { return nil }
      self = value
    case .not(let operand):
      guard case .boolean(let boolean) = ConstantValue(operand) else { return nil }
      self = .boolean(!boolean)
    case .conditional(let condition, let yes, let no):
      guard case .boolean(let isTrue) = ConstantValue(condition),
        let value = ConstantValue(isTrue ? yes : no)
      else { return nil }
      self = value
    case .simple, .tuple, .object, .other: return nil
    }
  }

  /// Reads a scalar of a JSON document; returns nil for a collection.
  init?(_ node: Node) {
    guard node.kind == .scalar, let text = node.text else { return nil }
    if node.style == .doubleQuoted {
      self = .text(text)
      return
    }
    switch text {
    case "null": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default:
      guard let number = Double(text.string) else { return nil }
      self = .number(number)
    }
  }

  /// Applies an operator; returns nil if Terraform rejects it or the types must be known.
  init?(_ operation: HCLOperation.Operator, _ left: ConstantValue, _ right: ConstantValue) {
    switch (operation, left, right) {
    case (.equal, _, _):
      guard let isEqual = left.isEqual(to: right) else { return nil }
      self = .boolean(isEqual)
    case (.notEqual, _, _):
      guard let isEqual = left.isEqual(to: right) else { return nil }
      self = .boolean(!isEqual)
    case (.and, .boolean(let left), .boolean(let right)): self = .boolean(left && right)
    case (.or, .boolean(let left), .boolean(let right)): self = .boolean(left || right)
    case (.less, .number(let left), .number(let right)): self = .boolean(left < right)
    case (.greater, .number(let left), .number(let right)): self = .boolean(left > right)
    case (.lessOrEqual, .number(let left), .number(let right)): self = .boolean(left <= right)
    case (.greaterOrEqual, .number(let left), .number(let right)): self = .boolean(left >= right)
    case (.plus, .number(let left), .number(let right)): self = .number(left + right)
    case (.minus, .number(let left), .number(let right)): self = .number(left - right)
    case (.times, .number(let left), .number(let right)): self = .number(left * right)
    case (.divided, .number(let left), .number(let right)) where right != 0:
      self = .number(left / right)
    default: return nil
    }
  }

  /// Whether two values are equal; nil if that depends on conversions.
  private func isEqual(to other: ConstantValue) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null), (.boolean, .boolean), (.number, .number), (.text, .text):
      self == other
    case (.boolean, _), (.number, _), (.text, _): nil
    }
  }
}
