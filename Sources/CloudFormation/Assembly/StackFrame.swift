internal import LintText

/// A frame of a stack trace: `new Sessions (/app/lib/shop.ts:6:5)`.
struct StackFrame {
  /// The absolute path of the file.
  let path: Text

  /// The line, counted from 1.
  let line: Int

  /// The column in UTF-16 code units, counted from 1; nil if it is unknown.
  let column: Int?

  /// Reads a frame; nil for one without a file, as of Node.js itself and of elided calls.
  init?(_ text: Text) {
    var rest = Array(text.trimming(" \t").utf8)[...]
    if rest.starts(with: "at ".utf8) { rest = rest.dropFirst(3) }
    if rest.last == UInt8(ascii: ")"), let start = Self.location(in: rest) {
      rest = rest[start...].dropLast()
    }
    guard let last = Self.takeNumber(from: &rest) else { return nil }
    if let first = Self.takeNumber(from: &rest) {
      (line, column) = (first, last)
    } else {
      (line, column) = (last, nil)
    }
    if rest.starts(with: "file://".utf8) {
      rest = Self.decoded(rest.dropFirst(7))[...]
    }
    guard rest.first == UInt8(ascii: "/"), !rest.contains(0), line > 0, column != 0 else {
      return nil
    }
    path = Text(decoding: rest)
  }

  /// Returns the start of the location that a frame has in parentheses after the name of its
  /// function, which may have parentheses itself.
  private static func location(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { index in
      bytes[index...].starts(with: " (/".utf8) || bytes[index...].starts(with: " (file:".utf8)
    }.map { $0 + 2 }
  }

  /// Removes a colon and the number after it from the end.
  private static func takeNumber(from bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let colon = bytes.suffix(10).lastIndex(of: UInt8(ascii: ":")) else { return nil }
    let digits = bytes[(colon + 1)...]
    guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.first != 0x2B,
      number >= 0
    else { return nil }
    bytes = bytes[..<colon]
    return number
  }

  /// Returns the bytes of a URL without percent encoding.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
