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

  /// Where the number that begins at an offset ends, or nil if none begins there.
  static func numberEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    func peek() -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    func skipDigits() -> Bool {
      let first = index
      while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
      return index > first
    }
    if peek() == UInt8(ascii: "-") { index += 1 }
    if peek() == UInt8(ascii: "0") {
      index += 1
    } else if !skipDigits() {
      return nil
    }
    if peek() == UInt8(ascii: ".") {
      index += 1
      if !skipDigits() { return nil }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      index += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
      if !skipDigits() { return nil }
    }
    return index
  }
}
