internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformFunction {
  /// Computes the functions of numbers.
  func numericResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let number = arguments.number(0)
    switch self {
    case .abs: return number < 0 ? try .number(-number) : arguments[0]
    case .ceil:
      let truncated = number.truncated
      return try .number(truncated < number ? truncated + 1 : truncated)
    case .floor:
      let truncated = number.truncated
      return try .number(truncated > number ? truncated - 1 : truncated)
    case .signum:
      let integer = try arguments.integer(0)
      return .number(integer.signum())
    case .max, .min:
      guard var best = arguments.values.first else { throw .failure("needs at least one number") }
      if let unknown = arguments.values.firstNonNil(\.unknown) {
        return Self.extreme(arguments.values, isMaximum: self == .max, unknown.reason)
      }
      for (index, value) in arguments.values.enumerated().dropFirst() {
        let (candidate, current) = (arguments.number(index), Self.number(best))
        if self == .max ? candidate > current : candidate < current { best = value }
      }
      return best
    case .sum: return try Self.sum(arguments[0])
    case .log: return try Self.logarithm(number, base: arguments.number(1))
    case .pow: return try Self.power(number, arguments.number(1))
    case .parseint: return try Self.parse(arguments)
    default: throw .notEvaluated
    }
  }

  private static func number(_ value: TerraformValue) -> Decimal {
    if case .number(let number) = value.content { number } else { 0 }
  }

  /// Returns the largest or the smallest of numbers of which some are unknown.
  private static func extreme(
    _ values: [TerraformValue],
    isMaximum: Bool,
    _ reason: Undecided,
  ) -> TerraformValue {
    let bounds = values.map(\.bounds).combined { isMaximum ? $0.maximum($1) : $0.minimum($1) }
    if let least = bounds.least, least == bounds.most {
      return TerraformValue(.number(least.value))
    }
    return .unknown(UnknownValue(reason: reason, isNeverNull: true, type: .number, bounds: bounds))
  }

  private static func sum(_ value: TerraformValue) throws(CallInterruption) -> TerraformValue {
    guard let elements = value.elements else { throw .failure("a list of numbers is required") }
    guard !elements.isEmpty else { throw .failure("cannot sum an empty list") }
    try CallInterruption.check(value)
    var sum: Decimal = 0
    for element in elements {
      guard !element.isNull, let number = try? element.converted(to: .number) else {
        throw .failure("a list of numbers is required")
      }
      try CallInterruption.check(number)
      sum += self.number(number)
    }
    guard sum.isExact else { throw .notEvaluated }
    return try .number(sum)
  }

  private static func logarithm(
    _ number: Decimal,
    base: Decimal,
  ) throws(CallInterruption) -> TerraformValue {
    guard number >= 0, base >= 0 else { throw .failure("the result is not a number") }
    guard number > 0, base > 0 else { throw .notEvaluated }
    guard let number = Double(number.description), let base = Double(base.description) else {
      throw .notEvaluated
    }
    return try computed(number.naturalLogarithm / base.naturalLogarithm)
  }

  private static func power(
    _ number: Decimal,
    _ exponent: Decimal,
  ) throws(CallInterruption) -> TerraformValue {
    guard let number = Double(number.description), let exponent = Double(exponent.description),
      let power = number.power(exponent)
    else { throw .notEvaluated }
    return try computed(power)
  }

  /// Returns a result of floating-point arithmetic.
  private static func computed(_ value: Double) throws(CallInterruption) -> TerraformValue {
    if value.isNaN { throw .failure("the result is not a number") }
    guard value.isFinite, let number = value.decimal else { throw .notEvaluated }
    return try .number(number)
  }

  private static func parse(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    guard case .string(let text) = arguments[0].content else {
      throw .failure("argument 1 must be a string")
    }
    let base = try arguments.integer(1)
    guard (2...62).contains(base) else { throw .failure("the base must be between 2 and 62") }
    let failure = CallInterruption.failure("'\(text)' is not an integer in base \(base)")
    var bytes = text.utf8[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard !bytes.isEmpty else { throw failure }
    var result: Decimal = 0
    var isLarge = false
    for byte in bytes {
      guard let digit = digit(byte, base: base), digit < base else { throw failure }
      if isLarge { continue }
      result = result * Decimal(base) + Decimal(digit)
      isLarge = !result.isExact
    }
    guard !isLarge else { throw .notEvaluated }
    return try .number(isNegative ? -result : result)
  }

  /// The value of a digit: lowercase letters follow the digits; in bases above 36, uppercase ones
  /// follow them.
  private static func digit(_ byte: UInt8, base: Int) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41 + (base > 36 ? 36 : 10)
    default: nil
    }
  }
}
