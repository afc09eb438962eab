internal import LintModel
internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformFunction {
  /// Computes `format` and `formatlist`.
  func formatResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let format = arguments.text(0)
    let values = Array(arguments.values.dropFirst())
    return self == .format
      ? try Self.format(format, values) : try Self.formatList(format, values)
  }

  private static func format(
    _ format: Text,
    _ values: [TerraformValue],
  ) throws(CallInterruption) -> TerraformValue {
    for value in values {
      guard let part = value.unknownPart else { continue }
      var unknown = UnknownValue(reason: part.reason, isNeverNull: true, type: .string)
      if let literal = format.split(atFirst: UInt8(ascii: "%"))?.before {
        unknown.prefix = literal
      }
      return .unknown(unknown)
    }
    var formatter = Formatter(format, values)
    return try .computed(try formatter.text())
  }

  private static func formatList(
    _ format: Text,
    _ values: [TerraformValue],
  ) throws(CallInterruption) -> TerraformValue {
    guard !values.isEmpty else { return TerraformValue(.list([try self.format(format, [])])) }
    var count: Int?
    var unknown: UnknownValue?
    for (index, value) in values.enumerated() {
      let length: Int
      switch value.content {
      case .tuple(let elements), .list(let elements), .set(let elements): length = elements.count
      case .unknown(let value):
        switch value.type {
        case .tuple, .any, .list, .set: unknown = value
        case .boolean, .number, .string, .map, .object: break
        }
        continue
      case .null, .boolean, .number, .string, .object, .map: continue
      }
      guard count == nil || count == length else {
        throw .failure("argument \(index + 2) has \(length) elements, another one \(count ?? 0)")
      }
      count = length
    }
    if let unknown { throw .unknown(unknown.reason) }
    var result: [TerraformValue] = []
    var bytes = 0
    for index in 0..<(count ?? 1) {
      let text = try self.format(format, values.map { $0.elements?[index] ?? $0 })
      if case .string(let text) = text.content { bytes += text.utf8.count }
      guard bytes <= CallLimits.bytes else { throw .notEvaluated }
      result.append(text)
    }
    return TerraformValue(.list(result))
  }
}

/// A format string and its arguments.
private struct Formatter {
  private let bytes: [UInt8]
  private let values: [TerraformValue]
  private var offset = 0
  private var result: [UInt8] = []

  /// A verb such as `%05.2f`.
  private struct Verb {
    var mode: UInt8 = 0
    var argument: Int
    var isZero = false
    var isSharp = false
    var isMinus = false
    var isPlus = false
    var isSpace = false
    var width: Int?
    var precision: Int?
  }

  init(_ format: Text, _ values: [TerraformValue]) {
    bytes = Array(format.utf8)
    self.values = values
  }

  mutating func text() throws(CallInterruption) -> Text {
    var (next, highest) = (1, 0)
    while offset < bytes.count {
      guard take("%") else {
        result.append(bytes[offset])
        offset += 1
        continue
      }
      if take("%") {
        result.append(UInt8(ascii: "%"))
        continue
      }
      let verb = try verb(argument: next)
      next = verb.argument + 1
      highest = Swift.max(highest, verb.argument)
      try append(verb)
      guard result.count <= CallLimits.bytes else { throw .notEvaluated }
    }
    guard highest >= values.count else {
      throw .failure("too many arguments; only \(highest) used by the format")
    }
    return Text(decoding: result)
  }

  // MARK: Parsing

  private var invalid: CallInterruption { .failure("invalid format at byte \(offset)") }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func verb(argument: Int) throws(CallInterruption) -> Verb {
    var verb = Verb(argument: argument)
    flags: while true {
      if take("0") {
        verb.isZero = true
      } else if take("#") {
        verb.isSharp = true
      } else if take("-") {
        verb.isMinus = true
      } else if take("+") {
        verb.isPlus = true
      } else if take(" ") {
        verb.isSpace = true
      } else {
        break flags
      }
    }
    verb.width = try number()
    if take(".") { verb.precision = try number() ?? 0 }
    if take("[") {
      guard offset < bytes.count, bytes[offset] != UInt8(ascii: "0"), let index = try number(),
        take("]")
      else { throw invalid }
      verb.argument = index
    }
    guard offset < bytes.count, Character(Unicode.Scalar(bytes[offset])).isLetter,
      bytes[offset] < 0x80
    else { throw invalid }
    verb.mode = bytes[offset]
    offset += 1
    return verb
  }

  private mutating func number() throws(CallInterruption) -> Int? {
    var number: Int?
    while offset < bytes.count, bytes[offset].isASCIIDigit {
      let value = (number ?? 0) * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      guard value <= CallLimits.bytes else { throw .notEvaluated }
      number = value
      offset += 1
    }
    return number
  }

  // MARK: Values

  private mutating func append(_ verb: Verb) throws(CallInterruption) {
    guard verb.argument >= 1, verb.argument <= values.count else {
      throw .failure("not enough arguments: the format needs \(verb.argument)")
    }
    let value = values[verb.argument - 1]
    let mode = Unicode.Scalar(verb.mode)
    if mode != "v", value.isNull { throw .failure("null cannot be formatted as '%\(mode)'") }
    switch mode {
    case "v": try pad(try plain(value, verb), verb)
    case "t":
      let boolean = try converted(value, to: .boolean)
      result += (boolean.content == .boolean(true) ? "true" : "false").utf8
    case "s", "q":
      guard case .string(var text) = try converted(value, to: .string).content else {
        throw .notEvaluated
      }
      if let precision = verb.precision, precision > 0 {
        guard !text.hasUncertainBoundaries else { throw .notEvaluated }
        text = Text(String(text.string.prefix(precision)))
      }
      try pad(mode == "q" ? try TerraformValue.string(text).json : text, verb)
    case "b", "d", "o", "x", "X", "e", "E", "f", "g", "G":
      guard case .number(let number) = try converted(value, to: .number).content else {
        throw .notEvaluated
      }
      switch mode {
      case "e", "E", "f", "g", "G": appendNumber(try decimal(number, verb), verb)
      default: appendNumber(try integer(number, verb), verb)
      }
    default: throw .failure("unsupported verb '%\(mode)'")
    }
  }

  private func converted(
    _ value: TerraformValue,
    to type: TerraformType,
  ) throws(CallInterruption) -> TerraformValue {
    do {
      return try value.converted(to: type)
    } catch {
      throw .failure(error.message)
    }
  }

  private func plain(_ value: TerraformValue, _ verb: Verb) throws(CallInterruption) -> Text {
    if !verb.isSharp {
      switch value.content {
      case .string(let text): return text
      case .number(let number):
        guard number.isExact else { throw .notEvaluated }
        return Text(NumberFormat.general(number, digits: nil))
      case .null, .unknown, .boolean, .tuple, .list, .set, .object, .map: break
      }
    }
    return try value.json
  }

  /// Appends a text, padded to the width in characters.
  private mutating func pad(_ text: Text, _ verb: Verb) throws(CallInterruption) {
    guard let width = verb.width else {
      result += text.utf8
      return
    }
    guard !text.hasUncertainBoundaries else { throw .notEvaluated }
    let padding = repeatElement(
      UInt8(ascii: verb.isZero ? "0" : " "),
      count: Swift.max(width - text.string.count, 0),
    )
    if !verb.isMinus { result += padding }
    result += text.utf8
    if verb.isMinus { result += padding }
  }

  // MARK: Numbers

  /// The parts of a number as text.
  private struct NumberText {
    let isNegative: Bool
    var prefix = ""
    let digits: String
    /// Whether zeros may pad it.
    var allowsZeros = true
  }

  private mutating func appendNumber(_ number: NumberText, _ verb: Verb) {
    let sign = number.isNegative ? "-" : verb.isPlus ? "+" : verb.isSpace ? " " : ""
    let length = sign.utf8.count + number.prefix.utf8.count + number.digits.utf8.count
    let count = Swift.max((verb.width ?? 0) - length, 0)
    let isZero = verb.isZero && !verb.isMinus && number.allowsZeros
    if !verb.isMinus, !isZero { result += repeatElement(UInt8(ascii: " "), count: count) }
    result += sign.utf8
    result += number.prefix.utf8
    if isZero { result += repeatElement(UInt8(ascii: "0"), count: count) }
    result += number.digits.utf8
    if verb.isMinus { result += repeatElement(UInt8(ascii: " "), count: count) }
  }

  private func integer(_ number: Decimal, _ verb: Verb) throws(CallInterruption) -> NumberText {
    guard number.isWhole else { throw .failure("a whole number is required") }
    let mode = Unicode.Scalar(verb.mode)
    var digits: String
    var prefix = ""
    if mode == "d" {
      guard let text = number.terraformText else { throw .notEvaluated }
      digits = text.string
    } else {
      guard let integer = number.integer else { throw .notEvaluated }
      let radix = mode == "b" ? 2 : mode == "o" ? 8 : 16
      digits = String(integer, radix: radix, uppercase: mode == "X")
      if verb.isSharp {
        prefix = mode == "b" ? "0b" : mode == "o" ? "0" : mode == "x" ? "0x" : "0X"
      }
    }
    if digits.utf8.first == UInt8(ascii: "-") { digits.removeFirst() }
    if let precision = verb.precision {
      if precision == 0, digits == "0" { throw .notEvaluated }
      digits = String(repeating: "0", count: Swift.max(precision - digits.utf8.count, 0)) + digits
    }
    return NumberText(
      isNegative: number < 0,
      prefix: prefix,
      digits: digits,
      allowsZeros: verb.precision == nil,
    )
  }

  private func decimal(_ number: Decimal, _ verb: Verb) throws(CallInterruption) -> NumberText {
    guard number.isExact else { throw .notEvaluated }
    let format = NumberFormat(number)
    let mode = Unicode.Scalar(verb.mode)
    let decimals = verb.precision ?? 6
    guard decimals <= 4_096, !verb.isSharp else { throw .notEvaluated }
    var digits: String
    switch mode {
    case "f":
      guard !format.isTie(digits: format.point + decimals) else { throw .notEvaluated }
      digits = format.fixed(decimals: decimals)
    case "e", "E":
      guard !format.isTie(digits: decimals + 1) else { throw .notEvaluated }
      digits = format.scientific(decimals: decimals)
    default:
      if let precision = verb.precision, format.isTie(digits: Swift.max(precision, 1)) {
        throw .notEvaluated
      }
      digits = format.general(digits: verb.precision)
    }
    if mode == "E" || mode == "G" { digits = digits.uppercased() }
    return NumberText(isNegative: format.isNegative, digits: digits)
  }
}
