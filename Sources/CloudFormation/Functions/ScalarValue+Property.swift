internal import LintModel
internal import LintSyntax
internal import LintText

extension Node {
  /// The value of a scalar as CloudFormation types it, or nil if the node isn't a scalar: `No` is
  /// false, `01` is 1, `7.10` is 7.1 (YAML 1.1).
  ///
  /// All compared values are typed this way, on both sides: defaults, allowed values, keys of
  /// mappings, arguments of functions.
  var typedScalar: ScalarValue? {
    let value = scalarValue
    guard case .real? = value, tag == nil, let text else { return value }
    // A whole number that does not fit 64 bits keeps its digits.
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      .filter { $0 != UInt8(ascii: "_") }
    let isWhole = digits.allSatisfy(\.isASCIIDigit)
    return isWhole ? .text(Text(sign + String(decoding: digits, as: UTF8.self))) : value
  }

  /// The text of ``typedScalar``, which CloudFormation passes on.
  var typedText: Text? { typedScalar?.text }
}

extension ScalarValue {
  /// The value as the text that CloudFormation passes on.
  var text: Text {
    switch self {
    case .null: ""
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): value
    }
  }

  /// Returns the value with the identifiers of loops in it replaced.
  func applying(_ bindings: Bindings) -> ScalarValue {
    guard case .text(let text) = self else { return self }
    return .text(bindings.apply(to: text))
  }

  /// The whole number that the service would read it as, or nil if it isn't one.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): return number
    case .real(let number): return Int(exactly: number)
    case .null, .boolean: return nil
    case .text(let text):
      return WholeNumber.value(text)
    }
  }

  /// The value as shown in a message.
  var shown: Text {
    switch self {
    case .null: "null"
    case .boolean, .integer, .real: text
    case .text(let text): "'\(text)'"
    }
  }
}
