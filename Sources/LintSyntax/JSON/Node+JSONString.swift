internal import LintText

extension Node {
  /// Returns the byte range in the document of a range of the content of a JSON string; nil if the
  /// node isn't such a string, or its content is shorter.
  package func jsonRange(ofContent content: Range<Int>) -> Range<Int>? {
    guard kind == .scalar, style == .doubleQuoted, content.upperBound <= contentSize else {
      return nil
    }
    let bytes = document.text.bytes
    var offset = range.lowerBound + 1
    var length = 0
    func skip(to end: Int) {
      while length < end, offset < range.upperBound {
        let (size, count) = Self.unit(bytes, at: offset)
        offset += size
        length += count
      }
    }
    skip(to: content.lowerBound)
    let start = offset
    skip(to: content.upperBound)
    return start..<offset
  }

  /// Returns the source length and the content length, in bytes, of the escape or single byte at an
  /// offset.
  static func unit(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (Int, Int) {
    guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else { return (1, 1) }
    guard bytes[offset + 1] == UInt8(ascii: "u") else { return (2, 1) }
    let digits = bytes[(offset + 2)...].prefix(4)
    let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    switch number {
    case ..<0x80: return (6, 1)
    case ..<0x800: return (6, 2)
    // The first half of a surrogate pair: both halves are written, for the four bytes of their
    // scalar.
    case 0xD800..<0xDC00: return (12, 4)
    default: return (6, 3)
    }
  }
}
