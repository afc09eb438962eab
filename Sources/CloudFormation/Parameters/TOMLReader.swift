internal import LintText

/// Reads the part of TOML 1.0 that configurations of deployments need: tables, strings, lists and
/// inline tables.
///
/// Numbers, dates and truth values become texts. Arrays of tables and anything malformed are
/// errors.
struct TOMLReader {
  /// A key with the tables that contain it, and its value.
  struct Entry {
    let path: [String]
    let value: Value
  }

  /// A value with its byte offsets.
  struct Value {
    let content: Content
    let range: Range<Int>

    indirect enum Content {
      case text(String)
      case list([Value])
      case table([Entry])
    }
  }

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var depth = 0

  /// The maximum nesting depth of lists and tables.
  private static let depthLimit = 32

  /// Whether the first line that is not empty is a table header or an assignment.
  ///
  /// Neither is a beginning of YAML or JSON that parameter files have.
  static func isMeant(by text: SourceText) -> Bool {
    let lines = text.bytes.prefix(4096).split { $0 == 0x0A || $0 == 0x0D }
    for line in lines {
      let line = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "[") {
        let name = line.dropFirst().prefix { isBareKey($0) || $0 == UInt8(ascii: ".") }
        let rest = line.dropFirst(1 + name.count)
        let after = rest.dropFirst().first { $0 != 0x20 && $0 != 0x09 }
        return !name.isEmpty && rest.first == UInt8(ascii: "]")
          && (after == nil || after == UInt8(ascii: "#"))
      }
      let name = line.prefix { isBareKey($0) || $0 == UInt8(ascii: ".") }
      let rest = line.dropFirst(name.count).drop { $0 == 0x20 || $0 == 0x09 }
      return !name.isEmpty && rest.first == UInt8(ascii: "=")
    }
    return false
  }

  /// Returns the entries of a text, tables flattened.
  static func entries(in text: SourceText) throws(MalformedParameters) -> [Entry] {
    var reader = TOMLReader(text.bytes)
    return try reader.document()
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  private mutating func document() throws(MalformedParameters) -> [Entry] {
    var entries: [Entry] = []
    var table: [String] = []
    var tables: Set<[Text]> = []
    var keys: Set<[Text]> = []
    while true {
      skipBlanks(acrossLines: true)
      guard offset < bytes.count else { return entries }
      if take("[") {
        guard peek != UInt8(ascii: "[") else { throw malformed("arrays of tables are not read") }
        let start = offset
        table = try key()
        guard take("]") else { throw malformed("expected ']'") }
        guard tables.insert(table.map { Text($0) }).inserted else {
          throw repeated("table", table, start..<offset)
        }
      } else {
        let start = offset
        let path = table + (try key())
        guard keys.insert(path.map { Text($0) }).inserted else {
          throw repeated("key", path, start..<offset)
        }
        guard take("=") else { throw malformed("expected '='") }
        entries.append(Entry(path: path, value: try value()))
      }
      skipBlanks(acrossLines: false)
      guard offset == bytes.count || peek == 0x0A || peek == 0x0D else {
        throw malformed("expected the end of the line")
      }
    }
  }

  // MARK: Keys

  private static func isBareKey(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte.isASCIIDigit
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private mutating func key() throws(MalformedParameters) -> [String] {
    var path: [String] = []
    repeat {
      skipBlanks(acrossLines: false)
      if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
        path.append(try string())
      } else {
        let name = bytes[offset...].prefix { Self.isBareKey($0) }
        guard !name.isEmpty else { throw malformed("expected a key") }
        offset = name.endIndex
        path.append(String(decoding: name, as: UTF8.self))
      }
      skipBlanks(acrossLines: false)
    } while take(".")
    return path
  }

  // MARK: Values

  private mutating func value() throws(MalformedParameters) -> Value {
    skipBlanks(acrossLines: false)
    let start = offset
    let content: Value.Content
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .text(try string())
    case UInt8(ascii: "["):
      content = .list(
        try nested { (reader) throws(MalformedParameters) in
          try reader.list()
        }
      )
    case UInt8(ascii: "{"):
      content = .table(
        try nested { (reader) throws(MalformedParameters) in
          try reader.table()
        }
      )
    default:
      let word = bytes[offset...].prefix {
        !$0.isASCIISpace && !Self.ends($0)
      }
      guard !word.isEmpty else { throw malformed("expected a value") }
      offset = word.endIndex
      content = .text(String(decoding: word, as: UTF8.self))
    }
    return Value(content: content, range: start..<offset)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: "#")
  }

  private mutating func nested<Result>(
    _ body: (inout Self) throws(MalformedParameters) -> Result
  ) throws(MalformedParameters) -> Result {
    guard depth < Self.depthLimit else { throw malformed("lists are nested too deep") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func list() throws(MalformedParameters) -> [Value] {
    offset += 1
    var elements: [Value] = []
    while true {
      skipBlanks(acrossLines: true)
      if take("]") { return elements }
      elements.append(try value())
      skipBlanks(acrossLines: true)
      if take("]") { return elements }
      guard take(",") else { throw malformed("expected ',' or ']'") }
    }
  }

  private mutating func table() throws(MalformedParameters) -> [Entry] {
    offset += 1
    var entries: [Entry] = []
    var keys: Set<[Text]> = []
    while true {
      skipBlanks(acrossLines: true)
      if take("}") { return entries }
      let start = offset
      let path = try key()
      guard keys.insert(path.map { Text($0) }).inserted else {
        throw repeated("key", path, start..<offset)
      }
      guard take("=") else { throw malformed("expected '='") }
      entries.append(Entry(path: path, value: try value()))
      skipBlanks(acrossLines: true)
      if take("}") { return entries }
      guard take(",") else { throw malformed("expected ',' or '}'") }
    }
  }

  // MARK: Strings

  private mutating func string() throws(MalformedParameters) -> String {
    guard let quote = peek else { throw malformed("expected a string") }
    let isLong =
      offset + 2 < bytes.count && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    offset += isLong ? 3 : 1
    if isLong, peek == 0x0D { offset += 1 }
    if isLong, peek == 0x0A { offset += 1 }
    var content: [UInt8] = []
    while let byte = peek {
      if byte == quote {
        let run = bytes[offset...].prefix { $0 == quote }.count
        if !isLong || run >= 3 {
          let kept = isLong ? min(run - 3, 2) : 0
          content += repeatElement(quote, count: kept)
          offset += isLong ? kept + 3 : 1
          return String(decoding: content, as: UTF8.self)
        }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        content += try escape(isLong: isLong)
        continue
      } else if !isLong, byte == 0x0A || byte == 0x0D {
        break
      }
      content.append(byte)
      offset += 1
    }
    throw malformed("expected the end of the string")
  }

  private mutating func escape(isLong: Bool) throws(MalformedParameters) -> [UInt8] {
    offset += 1
    guard let byte = peek else { throw malformed("expected an escaped character") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    case 0x20, 0x09, 0x0A, 0x0D:
      guard isLong else { break }
      while let next = peek, next.isASCIISpace { offset += 1 }
      return []
    default: break
    }
    throw malformed("this escape is not one of TOML")
  }

  private mutating func scalar(digits: Int) throws(MalformedParameters) -> [UInt8] {
    let text = String(decoding: bytes[offset...].prefix(digits), as: UTF8.self)
    guard text.utf8.count == digits, text.utf8.first != UInt8(ascii: "+"),
      let number = UInt32(text, radix: 16), let scalar = Unicode.Scalar(number)
    else { throw malformed("expected \(digits) hexadecimal digits of a character") }
    offset += digits
    return Array(String(scalar).utf8)
  }

  // MARK: Bytes

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Skips spaces, comments, and line ends where a value may continue on the next line.
  private mutating func skipBlanks(acrossLines: Bool) {
    while let byte = peek {
      if byte == UInt8(ascii: "#") {
        offset = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      } else if byte == 0x20 || byte == 0x09 || acrossLines && (byte == 0x0A || byte == 0x0D) {
        offset += 1
      } else {
        return
      }
    }
  }

  private func repeated(
    _ kind: String,
    _ path: [String],
    _ range: Range<Int>,
  ) -> MalformedParameters {
    MalformedParameters(
      message: "\(kind) '\(path.joined(separator: "."))' is written twice; write it once",
      range: range,
      hasAcceptedForm: true,
    )
  }

  private func malformed(_ message: String) -> MalformedParameters {
    MalformedParameters(message: message, range: offset..<offset)
  }
}
