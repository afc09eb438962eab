/// The grammar of JSON's unquoted values.
enum JSONLiteral {
  /// Whether the bytes are a JSON number, `true`, `false` or `null`.
  static func isLiteral(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "t"): bytes.elementsEqual("true".utf8)
    case UInt8(ascii: "f"): bytes.elementsEqual("false".utf8)
    case UInt8(ascii: "n"): bytes.elementsEqual("null".utf8)
    default: numberEnd(bytes, from: 0) == bytes.count
    }
  }

  /// Returns the end of the number that begins at an offset, or nil if none begins there.
  static func numberEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    func behindDigits(_ start: Int) -> Int? {
      var end = start
      while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
      return end > start ? end : nil
    }
    let digits = byte(start) == UInt8(ascii: "-") ? start + 1 : start
    let isZero = byte(digits) == UInt8(ascii: "0")
    guard var index = isZero ? digits + 1 : behindDigits(digits) else { return nil }
    if byte(index) == UInt8(ascii: ".") {
      guard let end = behindDigits(index + 1) else { return nil }
      index = end
    }
    if byte(index) | 0x20 == UInt8(ascii: "e") {
      let isSigned = byte(index + 1) == UInt8(ascii: "+") || byte(index + 1) == UInt8(ascii: "-")
      guard let end = behindDigits(index + (isSigned ? 2 : 1)) else { return nil }
      index = end
    }
    return index
  }
}
