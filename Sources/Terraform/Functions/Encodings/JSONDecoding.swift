internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads JSON as `jsondecode` does: objects and tuples whose parts keep their types.
struct JSONDecoding {
  private let bytes: [UInt8]
  private var offset = 0

  /// The file of the text, for origins; nil for a text from elsewhere.
  private let file: Int32?

  init(_ bytes: some Sequence<UInt8>, file: Int32? = nil) {
    self.bytes = Array(bytes)
    self.file = file
  }

  /// Reads the whole text.
  mutating func value() throws(CallInterruption) -> TerraformValue {
    let value = try element(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw malformed }
    return value
  }

  private var malformed: CallInterruption { .failure("invalid JSON at byte \(offset)") }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let next, next.isASCIISpace { offset += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(CallInterruption) {
    guard take(scalar) else { throw malformed }
  }

  private mutating func element(depth: Int) throws(CallInterruption) -> TerraformValue {
    guard depth < TerraformValue.depthLimit else { throw .notEvaluated }
    skipSpace()
    let start = offset
    var value = try content(depth: depth)
    value.origin = file.map { ValueOrigin(file: $0, range: start..<offset) }
    return value
  }

  private mutating func content(depth: Int) throws(CallInterruption) -> TerraformValue {
    switch next {
    case UInt8(ascii: "{"): return TerraformValue(.object(try object(depth: depth)))
    case UInt8(ascii: "["): return TerraformValue(.tuple(try array(depth: depth)))
    case UInt8(ascii: "\""): return .string(try string().normalized)
    case UInt8(ascii: "t"): return try literal("true", .boolean(true))
    case UInt8(ascii: "f"): return try literal("false", .boolean(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return TerraformValue(.number(try number()))
    }
  }

  private mutating func literal(
    _ word: StaticString,
    _ value: TerraformValue,
  ) throws(CallInterruption) -> TerraformValue {
    let isWord = word.withUTF8Buffer { bytes[offset...].starts(with: $0) }
    guard isWord else { throw malformed }
    offset += word.utf8CodeUnitCount
    return value
  }

  private mutating func object(depth: Int) throws(CallInterruption) -> [Text: TerraformValue] {
    try expect("{")
    var entries: [Text: TerraformValue] = [:]
    skipSpace()
    if take("}") { return entries }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw malformed }
      let key = try string().normalized
      skipSpace()
      try expect(":")
      let value = try element(depth: depth + 1)
      if let previous = entries.updateValue(value, forKey: key), previous.type != value.type {
        throw .failure("key '\(key)' has values of two types")
      }
      guard entries.count <= CallLimits.elements else { throw .notEvaluated }
      skipSpace()
    } while take(",")
    try expect("}")
    return entries
  }

  private mutating func array(depth: Int) throws(CallInterruption) -> [TerraformValue] {
    try expect("[")
    var elements: [TerraformValue] = []
    skipSpace()
    if take("]") { return elements }
    repeat {
      elements.append(try element(depth: depth + 1))
      guard elements.count <= CallLimits.elements else { throw .notEvaluated }
      skipSpace()
    } while take(",")
    try expect("]")
    return elements
  }

  private mutating func number() throws(CallInterruption) -> Decimal {
    let start = offset
    _ = take("-")
    if !take("0") {
      guard skipDigits() > 0 else { throw malformed }
    }
    if take("."), skipDigits() == 0 { throw malformed }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard skipDigits() > 0 else { throw malformed }
    }
    guard let number = Decimal(terraform: Text(decoding: bytes[start..<offset])) else {
      throw .notEvaluated
    }
    return number
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let next, next.isASCIIDigit { offset += 1 }
    return offset - start
  }

  private mutating func string() throws(CallInterruption) -> Text {
    try expect("\"")
    var result: [UInt8] = []
    while let byte = next {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return Text(decoding: result)
      case UInt8(ascii: "\\"):
        result += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
      case 0..<0x20: throw malformed
      default: result.append(byte)
      }
    }
    throw malformed
  }

  private mutating func escape() throws(CallInterruption) -> Unicode.Scalar {
    guard let byte = next else { throw malformed }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw malformed
    }
    let unit = try hexadecimal()
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let rest = offset
    if take("\\"), take("u") {
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) {
        let value = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
    }
    offset = rest
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(CallInterruption) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw malformed }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
      value = value << 4 | UInt32(digit)
    }
    offset += 4
    return value
  }
}
