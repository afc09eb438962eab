internal import LintText

extension Node {
  /// Where a stretch of the content of a JSON string is written, in byte offsets of the document; nil
  /// if the node is no such string, or has no such stretch.
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

  /// How many bytes are written at an offset for how many bytes of content: an escape, or one byte.
  private static func unit(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (Int, Int) {
    guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else { return (1, 1) }
    guard bytes[offset + 1] == UInt8(ascii: "u") else { return (2, 1) }
    let digits = bytes[(offset + 2)...].prefix(4)
    let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    switch number {
    case ..<0x80: return (6, 1)
    case ..<0x800: return (6, 2)
    // Half of a pair: both halves are written before the four bytes of their scalar.
    case 0xD800..<0xDC00: return (12, 4)
    default: return (6, 3)
    }
  }
}
