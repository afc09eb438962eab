internal import LintText

/// The escapes of YAML and JSON that can spell a letter of a resource type.
///
/// In double quotes `\u`, `\U`, and `\x` encode any letter, and a backslash before a line break
/// joins two halves of a word. Other escapes never produce a letter of a name.
enum TypeEscape {
  /// Whether the backslash at an offset starts such an escape.
  static func begins(at backslash: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard backslash + 1 < bytes.count else { return false }
    switch bytes[backslash + 1] {
    case UInt8(ascii: "u"):
      // Terraform always escapes `<`, `>`, and `&`, so plans are full of these.
      return !bytes.hasBytes("\\u003c", at: backslash) && !bytes.hasBytes("\\u003e", at: backslash)
        && !bytes.hasBytes("\\u0026", at: backslash)
    case UInt8(ascii: "U"), UInt8(ascii: "x"): return true
    default: return lineBreakLength(in: bytes, at: backslash + 1) > 0
    }
  }

  /// Returns the offset of the first such escape, or nil.
  static func first(in bytes: UnsafeRawBufferPointer) -> Int? {
    var start = 0
    while let backslash = bytes.firstOffset(of: UInt8(ascii: "\\"), from: start) {
      if begins(at: backslash, in: bytes) { return backslash }
      start = backslash + 2
    }
    return nil
  }

  /// The number of bytes before an escape that may belong to the same name.
  private static let reach = 32

  /// Returns the bytes from shortly before an escape, with all such escapes resolved.
  ///
  /// Also resolves them outside double quotes, where they have no meaning. That may find extra
  /// names but never misses one, since no escape in quotes starts right after a backslash outside
  /// them.
  static func resolved(in bytes: UnsafeRawBufferPointer, from escape: Int) -> [UInt8] {
    var result = Array(bytes[max(0, escape - reach)..<escape])
    var start = escape
    while let backslash = bytes.firstOffset(of: UInt8(ascii: "\\"), from: start) {
      result += bytes[start..<backslash]
      start = append(escape: backslash, of: bytes, to: &result)
    }
    return result + bytes[min(start, bytes.count)...]
  }

  /// Appends the decoded escape, and returns its end offset.
  ///
  /// Any other character becomes a backslash, which never occurs in a name.
  private static func append(
    escape backslash: Int,
    of bytes: UnsafeRawBufferPointer,
    to result: inout [UInt8],
  ) -> Int {
    let start = backslash + 1
    guard start < bytes.count else { return start }
    let lineBreak = lineBreakLength(in: bytes, at: start)
    if lineBreak > 0 {
      // The indentation of the next line is not part of the text.
      return bytes[(start + lineBreak)...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
    }
    let digitCount =
      switch bytes[start] {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    let digits = bytes[(start + 1)...].prefix(digitCount)
    let isComplete = digitCount > 0 && digits.count == digitCount
    let number = isComplete ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    guard let number else {
      result.append(UInt8(ascii: "\\"))
      return start + 1
    }
    result.append(number < 0x80 ? UInt8(number) : UInt8(ascii: "\\"))
    return start + 1 + digitCount
  }

  /// Returns the length of a YAML 1.1 line break, or 0 if there isn't one.
  private static func lineBreakLength(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: bytes.hasBytes("\r\n", at: offset) ? 2 : 1
    case 0xC2: bytes.hasBytes("\u{85}", at: offset) ? 2 : 0
    case 0xE2:
      bytes.hasBytes("\u{2028}", at: offset) || bytes.hasBytes("\u{2029}", at: offset) ? 3 : 0
    default: 0
    }
  }
}
