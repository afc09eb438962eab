internal import LintText

extension TerraformValue {
  /// The value as JSON, as `jsonencode` writes it.
  var json: Text {
    get throws(CallInterruption) {
      var bytes: [UInt8] = []
      try appendJSON(to: &bytes, depth: 0)
      return Text(decoding: bytes)
    }
  }

  private func appendJSON(to bytes: inout [UInt8], depth: Int) throws(CallInterruption) {
    guard depth < Self.depthLimit, bytes.count <= CallLimits.bytes else { throw .notEvaluated }
    switch content {
    case .null: bytes += "null".utf8
    case .unknown(let unknown): throw .unknown(unknown.reason)
    case .boolean(let boolean): bytes += (boolean ? "true" : "false").utf8
    case .number(let number):
      guard let text = number.terraformText else { throw .notEvaluated }
      bytes += text.utf8
    case .string(let text): Self.appendJSON(text, to: &bytes)
    case .tuple(let elements), .list(let elements), .set(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try element.appendJSON(to: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let entries), .map(let entries):
      bytes.append(UInt8(ascii: "{"))
      for (index, (key, entry)) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.appendJSON(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try entry.appendJSON(to: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a string; `<`, `>`, `&` and the line separators U+2028 and U+2029 are escaped too.
  private static func appendJSON(_ text: Text, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\u{8}": bytes += "\\b".utf8
      case "\u{C}": bytes += "\\f".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
