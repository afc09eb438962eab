internal import LintModel
internal import LintSyntax
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Operators.
extension ExpressionEvaluator {
  // MARK: Unary

  /// Evaluates a chain of prefixes.
  mutating func unary(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var prefixes: [Int] = []
    var operand = node
    while tree[operand].kind == .unary, let inner = tree.firstChild(of: operand) {
      prefixes.append(operand)
      operand = inner
    }
    var value = try evaluate(operand)
    let isLiteral = tree[operand].kind == .number
    for prefix in prefixes.reversed() {
      value = try apply(tree[prefix].operation, to: value, prefix)
    }
    // A negative number is a literal for its readers.
    if isLiteral, prefixes.count == 1, tree[node].operation == .negate {
      value.origin = origin(node)
    }
    return value
  }

  private func apply(
    _ operation: HCLTree.Operator,
    to value: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    let type: TerraformType = operation == .not ? .boolean : .number
    switch try converted(value, to: type, node).content {
    case .boolean(let boolean): return .boolean(!boolean)
    case .number(let number): return TerraformValue(.number(number == 0 ? 0 : -number))
    case .unknown(let unknown):
      budget.use(unknown)
      return .unknown(unknown.reason, type)
    case .null, .string, .tuple, .list, .set, .object, .map:
      throw failure("the operand must not be null", node)
    }
  }

  // MARK: Binary

  /// Evaluates a chain of binary operators from the left.
  mutating func binary(_ node: Int) throws(EvaluationError) -> TerraformValue {
    var operations: [Int] = []
    var leftmost = node
    while tree[leftmost].kind == .binary, let left = tree.firstChild(of: leftmost) {
      operations.append(leftmost)
      leftmost = left
    }
    var result = try evaluate(leftmost)
    for operation in operations.reversed() {
      guard let left = tree.firstChild(of: operation), let right = tree.next(after: left) else {
        return .exceeded("an incomplete operation")
      }
      result = try apply(operation, result, left, right)
    }
    return result
  }

  private mutating func apply(
    _ node: Int,
    _ left: TerraformValue,
    _ leftNode: Int,
    _ rightNode: Int,
  ) throws(EvaluationError) -> TerraformValue {
    let operation = tree[node].operation
    switch operation {
    case .and, .or:
      return try logical(isAnd: operation == .and, left, leftNode, rightNode)
    case .equal, .notEqual:
      let right = try evaluate(rightNode)
      return equality(
        isEqual: operation == .equal,
        left,
        right,
        areTypesKnown: tree.literal(at: leftNode) != nil && tree.literal(at: rightNode) != nil,
      )
    case .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times, .divided, .modulo:
      let right = try evaluate(rightNode)
      let operands = (
        try converted(left, to: .number, leftNode), try converted(right, to: .number, rightNode)
      )
      guard !operands.0.isNull, !operands.1.isNull else {
        throw failure("an operand must not be null", operands.0.isNull ? leftNode : rightNode)
      }
      if let unknown = operands.0.unknown ?? operands.1.unknown { budget.use(unknown) }
      let result = TerraformValue.result(forEachOf: [operands.0, operands.1]) {
        values throws(EvaluationError) in
        try numeric(operation, values[0], values[1], node)
      }
      if let result { return result }
      return try numeric(operation, operands.0, operands.1, node)
    case .not, .negate:
      return .exceeded("an operator without its operand")
    }
  }

  private mutating func logical(
    isAnd: Bool,
    _ left: TerraformValue,
    _ leftNode: Int,
    _ rightNode: Int,
  ) throws(EvaluationError) -> TerraformValue {
    let (first, firstReason) = try boolean(left, leftNode)
    if let first, first != isAnd { return .boolean(first) }
    guard let firstReason else {
      let (second, reason) = try boolean(try evaluate(rightNode), rightNode)
      if let second { return .boolean(second) }
      return .unknown(reason ?? .malformed("an unknown operand"), .boolean)
    }
    // An error of the second operand counts only if the first one does not decide.
    guard case .success(let value) = attempt(rightNode),
      case .boolean(let second)? = (try? value.converted(to: .boolean))?.content, second != isAnd
    else { return .unknown(firstReason, .boolean) }
    return .boolean(second)
  }

  private func equality(
    isEqual expected: Bool,
    _ left: TerraformValue,
    _ right: TerraformValue,
    areTypesKnown: @autoclosure () -> Bool,
  ) -> TerraformValue {
    if case .number(let left) = left.content, case .number(let right) = right.content,
      let close = RoundedNumbers.areEqual(left, right)
    {
      return .boolean(close == expected)
    }
    if case .number = left.content, case .number = right.content {
      return .unknown(RoundedNumbers.reason, .boolean)
    }
    guard let isEqual = left.isEqual(to: right) else {
      let part = left.unknownPart ?? right.unknownPart
      return .unknown(part?.reason ?? .malformed("values nested too deep"), .boolean)
    }
    // Nulls and empty collections of different types are not equal, such as those of
    // `list(string)` and `tolist([])`.
    if isEqual, left.isCollection, left.type.isOpen || right.type.isOpen, !areTypesKnown() {
      return .unknown(.malformed("the types of compared values are not known"), .boolean)
    }
    return .boolean(isEqual == expected)
  }

  // MARK: Numbers

  private func numeric(
    _ operation: HCLTree.Operator,
    _ left: TerraformValue,
    _ right: TerraformValue,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    if case .number(let left) = left.content, case .number(let right) = right.content {
      return try numeric(operation, left, right, node)
    }
    if operation == .times, left == .number(0) || right == .number(0) { return .number(0) }
    if let result = operation.result(left.bounds, right.bounds) { return .boolean(result) }
    let reason = left.unknownPart?.reason ?? right.unknownPart?.reason
    return .unknown(
      reason ?? .malformed("an unknown operand"),
      operation.isComparison ? .boolean : .number,
    )
  }

  private func numeric(
    _ operation: HCLTree.Operator,
    _ left: Decimal,
    _ right: Decimal,
    _ node: Int,
  ) throws(EvaluationError) -> TerraformValue {
    if operation.isComparison {
      guard RoundedNumbers.areEqual(left, right) != nil else {
        return .unknown(RoundedNumbers.reason, .boolean)
      }
    }
    switch operation {
    case .less: return .boolean(left < right)
    case .greater: return .boolean(left > right)
    case .lessOrEqual: return .boolean(left <= right)
    case .greaterOrEqual: return .boolean(left >= right)
    case .plus: return RoundedNumbers.result(left + right, of: left, right)
    case .minus: return RoundedNumbers.result(left - right, of: left, right)
    case .times: return RoundedNumbers.result(left * right, of: left, right)
    case .divided:
      guard right != 0 else {
        if left == 0 { throw failure("zero divided by zero", node) }
        return .unknown(.malformed("a number is infinite"), .number)
      }
      return RoundedNumbers.quotient(left, right)
    case .modulo:
      guard right != 0 else { return TerraformValue(.number(left)) }
      return RoundedNumbers.remainder(left, right)
    case .and, .or, .equal, .notEqual, .not, .negate:
      return .exceeded("an operator that is not for numbers")
    }
  }
}

extension HCLTree.Operator {
  /// Whether it compares numbers.
  fileprivate var isComparison: Bool {
    switch self {
    case .less, .greater, .lessOrEqual, .greaterOrEqual: true
    case .or, .and, .equal, .notEqual, .plus, .minus, .times, .divided, .modulo, .not, .negate:
      false
    }
  }

  /// Returns the result of a comparison as far as bounds decide it.
  fileprivate func result(_ left: NumberBounds, _ right: NumberBounds) -> Bool? {
    switch self {
    case .less: left.isLess(than: right)
    case .greater: right.isLess(than: left)
    case .lessOrEqual: right.isLess(than: left).map { !$0 }
    case .greaterOrEqual: left.isLess(than: right).map { !$0 }
    case .or, .and, .equal, .notEqual, .plus, .minus, .times, .divided, .modulo, .not, .negate:
      nil
    }
  }
}

/// Arithmetic whose results may be rounded.
///
/// Terraform computes with 512 binary digits, ``Decimal`` with 38 decimal ones. Their results agree
/// if the operands are multiples of a power of two, such as 7 or 0.5: in Terraform, `1.1 * 1.1` does
/// not equal 1.21. A quotient without an end has all 38 digits, and is not compared with its like.
private enum RoundedNumbers {
  static let reason = Undecided.malformed("a number is rounded")

  private static let unknown = TerraformValue.unknown(reason, .number)

  /// Whether two numbers are equal; nil if that depends on rounding.
  static func areEqual(_ left: Decimal, _ right: Decimal) -> Bool? {
    if left.isExact && right.isExact { return left == right }
    let difference = left > right ? left - right : right - left
    let size = max(left.magnitude, right.magnitude)
    return difference > size * tolerance ? false : nil
  }

  private static let tolerance = Decimal(sign: .plus, exponent: -30, significand: 1)

  /// Returns the result of an addition, subtraction or multiplication; unknown if it is rounded.
  static func result(_ result: Decimal, of left: Decimal, _ right: Decimal) -> TerraformValue {
    guard left.isBinary, right.isBinary, result.isExact else { return unknown }
    return TerraformValue(.number(result))
  }

  /// Returns a quotient, which may have all digits.
  static func quotient(_ left: Decimal, _ right: Decimal) -> TerraformValue {
    let result = left / right
    guard left.isBinary, right.isBinary, result.isFinite else { return unknown }
    return TerraformValue(.number(result))
  }

  static func remainder(_ left: Decimal, _ right: Decimal) -> TerraformValue {
    let quotient = left / right
    guard left.isBinary, right.isBinary, quotient.isFinite, quotient.truncated.isExact else {
      return unknown
    }
    return result(left - quotient.truncated * right, of: left, right)
  }
}

extension Decimal {
  /// Whether the number certainly has an end in binary too.
  fileprivate var isBinary: Bool {
    guard isExact else { return false }
    var number = self
    for _ in 0..<32 {
      if number.exponent >= 0 || number.isWhole { return true }
      number = number + number
    }
    return false
  }
}
