internal import LintText

/// Reads comma-separated values as `csvdecode` does: the first row names the columns.
struct CSVDecoding {
  private let bytes: [UInt8]
  private var offset = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineEnd = UInt8(ascii: "\n")

  init(_ text: Text) {
    var bytes: [UInt8] = []
    // Go reads each CR LF as LF, and ignores CR at the end.
    for byte in text.utf8 {
      if byte == Self.lineEnd, bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      bytes.append(byte)
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    self.bytes = bytes
  }

  mutating func value() throws(CallInterruption) -> TerraformValue {
    guard let names = try row() else { throw .failure("a header line is required") }
    guard Set(names).count == names.count else { throw .failure("two columns have one name") }
    var rows: [TerraformValue] = []
    while let row = try row() {
      guard row.count == names.count else { throw .failure("a line has another number of fields") }
      var attributes: [Text: TerraformValue] = [:]
      for (name, field) in zip(names, row) { attributes[name] = .string(field) }
      rows.append(TerraformValue(.object(attributes)))
      guard rows.count * names.count <= CallLimits.elements else { throw .notEvaluated }
    }
    return TerraformValue(.list(rows))
  }

  /// Reads a row; returns nil at the end.
  private mutating func row() throws(CallInterruption) -> [Text]? {
    while offset < bytes.count, bytes[offset] == Self.lineEnd { offset += 1 }
    guard offset < bytes.count else { return nil }
    var fields: [Text] = []
    while true {
      fields.append(try field().normalized)
      guard offset < bytes.count else { return fields }
      offset += 1
      if bytes[offset - 1] == Self.lineEnd { return fields }
    }
  }

  /// Reads a field up to its comma or line end.
  private mutating func field() throws(CallInterruption) -> Text {
    guard offset < bytes.count, bytes[offset] == Self.quote else {
      let rest = bytes[offset...]
      let end = rest.firstIndex { $0 == Self.comma || $0 == Self.lineEnd } ?? bytes.count
      defer { offset = end }
      guard !bytes[offset..<end].contains(Self.quote) else {
        throw .failure("a quote in a field without quotes")
      }
      return Text(decoding: bytes[offset..<end])
    }
    offset += 1
    var content: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      if offset == bytes.count || bytes[offset] == Self.comma || bytes[offset] == Self.lineEnd {
        return Text(decoding: content)
      }
      guard bytes[offset] == Self.quote else { throw .failure("text behind a quoted field") }
      content.append(Self.quote)
      offset += 1
    }
    throw .failure("a quoted field does not end")
  }
}
