internal import LintText

/// A JSON document in a string of another document.
package struct EmbeddedJSON {
  /// The outermost value; nil if the string is not valid JSON.
  package let root: Node?

  private let string: Node

  /// Reads the document in a scalar; nil for any other node.
  package init?(_ string: Node) {
    guard let text = string.text, let source = try? SourceText(contents: text.utf8) else {
      return nil
    }
    self.string = string
    root = JSONReader().read(source).documents.first?.root
  }

  /// Returns the range of a value of the embedded document in the outer one.
  ///
  /// In YAML, whose strings may be folded, the range of the whole string.
  package func range(of value: Node) -> Range<Int> {
    let outer = string.range
    guard string.document.isJSON, string.style == .doubleQuoted else { return outer }
    let bytes = string.document.text.bytes
    var (raw, offset) = (outer.lowerBound + 1, 0)
    var start: Int?
    while raw < outer.upperBound, offset < value.range.upperBound {
      if offset >= value.range.lowerBound, start == nil { start = raw }
      let step = Self.step(in: bytes, at: raw)
      raw += step.raw
      offset += step.decoded
    }
    guard let start, start < raw, raw <= outer.upperBound else { return outer }
    return start..<raw
  }

  /// Returns the sizes of a character or escape as written and as decoded.
  private static func step(
    in bytes: UnsafeRawBufferPointer,
    at offset: Int,
  ) -> (raw: Int, decoded: Int) {
    guard bytes[offset] == UInt8(ascii: "\\") else { return (1, 1) }
    guard let unit = codeUnit(in: bytes, at: offset) else { return (2, 1) }
    switch unit {
    case ..<0x80: return (6, 1)
    case ..<0x800: return (6, 2)
    case 0xD800..<0xDC00:
      let low = codeUnit(in: bytes, at: offset + 6)
      return low.map { (0xDC00..<0xE000).contains($0) } == true ? (12, 4) : (6, 3)
    default: return (6, 3)
    }
  }

  /// Returns the UTF-16 code unit of an escape such as `\u0041`; nil for any other.
  private static func codeUnit(in bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes.hasBytes("\\u", at: offset) else { return nil }
    return UInt32(String(decoding: bytes[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16)
  }
}
