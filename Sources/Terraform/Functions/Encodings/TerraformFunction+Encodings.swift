internal import LintText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TerraformFunction {
  /// Computes the functions of encodings.
  func encodingResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let text = arguments.text(0)
    switch self {
    case .base64encode: return try .computed(Text(Data(text.utf8).base64EncodedString()))
    case .base64decode:
      let bytes = try Self.decoded(text)
      let decoded = Text(decoding: bytes)
      guard decoded.utf8.elementsEqual(bytes) else {
        throw .failure("the decoded data is not valid UTF-8")
      }
      return try .computed(decoded)
    case .jsonencode: return try .computed(try arguments[0].json)
    case .jsondecode:
      var decoding = JSONDecoding(text.utf8)
      return try decoding.value()
    case .yamldecode:
      var decoding = YAMLDecoding()
      return try decoding.value(of: text)
    case .csvdecode:
      var decoding = CSVDecoding(text)
      return try decoding.value()
    case .urlencode: return try .computed(Self.escaped(text))
    case .textencodebase64:
      let data = Data(try TextEncoding(named: arguments.text(1)).bytes(of: text))
      return try .computed(Text(data.base64EncodedString()))
    case .textdecodebase64:
      let encoding = try TextEncoding(named: arguments.text(1))
      return try .computed(try encoding.text(of: try Self.decoded(text)))
    default: throw .notEvaluated
    }
  }

  /// Decodes base64, in which line ends are ignored.
  private static func decoded(_ text: Text) throws(CallInterruption) -> [UInt8] {
    let bytes = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let data = Data(base64Encoded: String(decoding: bytes, as: UTF8.self)) else {
      throw .failure("invalid base64 data")
    }
    return Array(data)
  }

  /// Escapes a text for the query of a URL.
  private static func escaped(_ text: Text) throws(CallInterruption) -> Text {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.append(byte)
      case UInt8(ascii: " "): result.append(UInt8(ascii: "+"))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result.append(UInt8(ascii: "%"))
        if byte < 0x10 { result.append(UInt8(ascii: "0")) }
        result += digits.utf8
      }
    }
    return Text(decoding: result)
  }
}

/// An encoding of `textencodebase64`; others are not evaluated.
private enum TextEncoding {
  case utf8, utf16LittleEndian, utf16BigEndian

  init(named name: Text) throws(CallInterruption) {
    if name.isWord(inAnyCase: "utf-8") {
      self = .utf8
    } else if name.isWord(inAnyCase: "utf-16le") {
      self = .utf16LittleEndian
    } else if name.isWord(inAnyCase: "utf-16be") {
      self = .utf16BigEndian
    } else {
      throw .notEvaluated
    }
  }

  func bytes(of text: Text) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian:
      text.string.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      text.string.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
  }

  func text(of bytes: [UInt8]) throws(CallInterruption) -> Text {
    let text: Text
    switch self {
    case .utf8: text = Text(decoding: bytes)
    case .utf16LittleEndian, .utf16BigEndian:
      guard bytes.count.isMultiple(of: 2) else { throw .failure("undefined symbols") }
      let units = stride(from: 0, to: bytes.count, by: 2).map { index in
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return self == .utf16LittleEndian ? second << 8 | first : first << 8 | second
      }
      text = Text(String(decoding: units, as: UTF16.self))
    }
    guard !text.string.unicodeScalars.contains("\u{FFFD}") else {
      throw .failure("undefined symbols")
    }
    return text
  }
}
