/// Scanning of quoted strings.
extension HCLScanner {
  /// Reads the content of a quoted string up to its closing quote or its next template sequence.
  mutating func quotedContent(begunAt opening: Int) throws(SyntaxError) -> HCLContentEnd {
    while skipPlainContent() {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return .closing(offset)
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        if let sequence = skipSequenceOpening() { return .opening(sequence) }
      case UInt8(ascii: "\\"):
        try skipEscape()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw SyntaxError(
          "a quoted string may not go over several lines",
          at: offset,
          related: SyntaxError.Related(message: "the string begins here", offset: opening),
        )
      case 0x80...:
        try skipMultibyte()
      default:
        offset += 1
      }
    }
    throw broken(inside: "string", "\"", begunAt: opening)
  }

  /// Skips content that means itself; false if the text ends after it.
  private mutating func skipPlainContent() -> Bool {
    var end = offset
    defer { offset = end }
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "\\"),
        UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x80...:
        return true
      default: end += 1
      }
    }
    return false
  }

  /// Reads the content of a template without quotes up to its end or its next sequence.
  mutating func bareContent(until end: Int) throws(SyntaxError) -> HCLContentEnd {
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        if let sequence = skipSequenceOpening() { return .opening(sequence) }
      case 0x80...: try skipMultibyte()
      default: offset += 1
      }
    }
    return .closing(end)
  }

  /// Skips `${` or `%{` and returns its start, or skips `$${`, `%%{` or one byte otherwise.
  ///
  /// The last two dollars count: `$$${` is a dollar and an escaped sequence.
  mutating func skipSequenceOpening() -> Int? {
    let start = offset
    if peek(1) == UInt8(ascii: "{") {
      offset += peek(2) == UInt8(ascii: "~") ? 3 : 2
      return start
    }
    let isEscape = peek(1) == peek() && peek(2) == UInt8(ascii: "{")
    offset += isEscape ? 3 : 1
    return nil
  }

  private mutating func skipEscape() throws(SyntaxError) {
    switch peek(1) {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "\""),
      UInt8(ascii: "\\"):
      offset += 2
    case UInt8(ascii: "u"): try skipUnicodeEscape(digits: 4, "four")
    case UInt8(ascii: "U"): try skipUnicodeEscape(digits: 8, "eight")
    default: throw SyntaxError("unknown escape in a string", at: offset..<offset + 1)
    }
  }

  private mutating func skipUnicodeEscape(
    digits: Int,
    _ name: String,
  ) throws(SyntaxError) {
    let length = 2 + digits
    var number: UInt32 = 0
    for distance in 2..<length {
      guard let digit = Character(Unicode.Scalar(peek(distance))).hexDigitValue else {
        let escape = digits == 4 ? "\\u" : "\\U"
        throw SyntaxError(
          "expected \(name) hexadecimal digits after '\(escape)'",
          at: offset..<offset + distance
        )
      }
      number = number << 4 | UInt32(digit)
    }
    guard Unicode.Scalar(number) != nil else {
      throw SyntaxError("the escape is of no Unicode character", at: offset..<offset + length)
    }
    offset += length
  }

  /// Skips the bytes of one scalar.
  ///
  /// Terraform checks only their form: it accepts an overlong scalar or an unpaired surrogate.
  mutating func skipMultibyte() throws(SyntaxError) {
    let length: Int? =
      switch bytes[offset] {
      case 0xC0...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF7: 4
      default: nil
      }
    guard let length, (1..<length).allSatisfy({ peek($0) & 0xC0 == 0x80 }) else {
      throw SyntaxError("invalid UTF-8", at: offset)
    }
    offset += length
  }
}
