internal import LintText

/// A scanner for the tokens of JSON: white space, strings and literals, checked byte by byte.
struct JSONScanner {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// A string without its quotes.
  struct StringContent {
    let range: Range<Int>
    let hasEscapes: Bool
  }

  var isAtEnd: Bool { offset >= bytes.count }

  /// The byte at the cursor, or 0 at the end, since no token begins with 0.
  var peek: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func advance() {
    offset += 1
  }

  @inline(__always)
  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset &+= 1
      default: return
      }
    }
  }

  // MARK: Literals

  mutating func literal() throws(SyntaxError) {
    switch peek {
    case UInt8(ascii: "t") where bytes.hasBytes("true", at: offset): offset += 4
    case UInt8(ascii: "f") where bytes.hasBytes("false", at: offset): offset += 5
    case UInt8(ascii: "n") where bytes.hasBytes("null", at: offset): offset += 4
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard let end = JSONLiteral.numberEnd(bytes, from: offset) else {
        throw SyntaxError("expected a number", at: offset)
      }
      offset = end
    default:
      guard !isAtEnd else {
        throw SyntaxError("the JSON ends where a value is expected", at: offset)
      }
      throw comment ?? SyntaxError("expected a JSON value", at: offset)
    }
  }

  /// The error for a comment that begins here, or nil if none does.
  var comment: SyntaxError? {
    guard bytes.hasBytes("//", at: offset) || bytes.hasBytes("/*", at: offset) else { return nil }
    return SyntaxError("JSON has no comments", at: offset..<offset + 2)
  }

  // MARK: Strings

  /// Skips a string that needs no further checks, as most do: ASCII and without escapes.
  ///
  /// The cursor is at its opening quote, and stays there if the result is false.
  mutating func skipPlainString() -> Bool {
    let end = bytes.endOfOrdinaryBytes(from: offset &+ 1)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return false }
    offset = end &+ 1
    return true
  }

  /// Reads a string; the cursor is at its opening quote.
  mutating func string() throws(SyntaxError) -> StringContent {
    let opening = offset
    offset += 1
    var hasEscapes = false
    while true {
      offset = bytes.endOfOrdinaryBytes(from: offset)
      guard offset < bytes.count else {
        throw SyntaxError(
          "the JSON ends inside a string",
          at: offset,
          related: SyntaxError.Related(message: "the string begins here", offset: opening),
        )
      }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return StringContent(range: opening + 1..<offset - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0x80...:
        try multibyteScalar()
      default:
        throw SyntaxError(
          "control character U+\(hexadecimal(bytes[offset])) is not allowed in a JSON string",
          at: offset..<offset + 1,
        )
      }
    }
  }

  private mutating func escape() throws(SyntaxError) {
    guard offset + 1 < bytes.count else {
      offset += 1
      return
    }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 2
    case UInt8(ascii: "u"):
      for index in offset + 2..<offset + 6 {
        guard index < bytes.count, UnicodeScalar(bytes[index]).properties.isASCIIHexDigit else {
          throw SyntaxError("expected four hexadecimal digits after '\\u'", at: offset..<index)
        }
      }
      offset += 6
    default:
      throw SyntaxError("unknown escape in a JSON string", at: offset..<offset + 1)
    }
  }

  /// Checks one scalar of two to four bytes according to table 3-7 of the Unicode Standard.
  private mutating func multibyteScalar() throws(SyntaxError) {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw SyntaxError("invalid UTF-8", at: offset)
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]),
      bytes[offset + 2..<offset + length].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { throw SyntaxError("invalid UTF-8", at: offset) }
    offset += length
  }

  // MARK: Escapes

  /// Returns the content of a scanned string, with its escapes resolved.
  ///
  /// An unpaired surrogate becomes U+FFFD.
  static func unescaped(_ content: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = 0
    while index < content.count {
      guard content[index] == UInt8(ascii: "\\") else {
        result.append(content[index])
        index += 1
        continue
      }
      switch content[index + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        // Decode consecutive `\u` escapes together: surrogates come in pairs.
        var units: [UInt16] = []
        while let unit = codeUnit(content, at: index) {
          units.append(unit)
          index += 6
        }
        result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        continue
      default: result.append(content[index + 1])
      }
      index += 2
    }
    return result
  }

  /// Returns the code unit of a `\u` escape with its four digits, or nil at anything else.
  private static func codeUnit(_ content: UnsafeRawBufferPointer, at escape: Int) -> UInt16? {
    guard content.hasBytes("\\u", at: escape) else { return nil }
    return UInt16(String(decoding: content[escape + 2..<escape + 6], as: UTF8.self), radix: 16)
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension UnsafeRawBufferPointer {
  /// Returns the end of a run of printable ASCII other than the quote and the backslash, checking
  /// sixteen bytes at a time.
  ///
  /// Strings are most of a plan: single bytes take ten times as long, words of eight bytes three
  /// times.
  @inline(__always)
  func endOfOrdinaryBytes(from start: Int) -> Int {
    let (quote, backslash) = (SIMD16<Int8>(repeating: 0x22), SIMD16<Int8>(repeating: 0x5C))
    let space = SIMD16<Int8>(repeating: 0x20)
    func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
      unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }
    var offset = start
    while offset &+ 16 <= count {
      let block = loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
      // As signed numbers, controls and all non-ASCII bytes are less than the space.
      let hits = words(block .< space) | words(block .== quote) | words(block .== backslash)
      let (low, high) = (UInt64(littleEndian: hits[0]), UInt64(littleEndian: hits[1]))
      if low | high != 0 {
        let isHigh = low == 0
        return offset &+ (isHigh ? 8 : 0) &+ (isHigh ? high : low).trailingZeroBitCount >> 3
      }
      offset &+= 16
    }
    while offset < count {
      switch self[offset] {
      case 0x22, 0x5C, 0..<0x20, 0x80...: return offset
      default: offset &+= 1
      }
    }
    return offset
  }
}
