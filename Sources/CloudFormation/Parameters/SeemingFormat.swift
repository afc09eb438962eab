package import LintText

/// A format that a text seems to have and that is neither YAML nor JSON.
package enum SeemingFormat: String {
  /// A configuration in TOML.
  case toml = "TOML"
  /// Lines that each begin with a time or a level.
  case log = "a log"

  /// Recognizes a text by its first line.
  package init?(_ text: SourceText) {
    let line = text.bytes.drop { $0.isASCIISpace }.prefix(80)
      .prefix { $0 != 0x0A && $0 != 0x0D }
    if TOMLReader.isMeant(by: text) {
      self = .toml
    } else if Self.beginsWithTime(line) || Self.beginsWithLevel(line) {
      self = .log
    } else {
      return nil
    }
  }

  /// Whether a line begins with a day and a time, such as `2026-01-31T09:30` or `[2026-01-31 09:30`.
  private static func beginsWithTime(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    let shape = line.drop { $0 == UInt8(ascii: "[") }.prefix(14).map { byte in
      byte.isASCIIDigit ? UInt8(ascii: "0") : byte
    }
    return shape.elementsEqual("0000-00-00T00:".utf8) || shape.elementsEqual("0000-00-00 00:".utf8)
  }

  private static func beginsWithLevel(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    let levels = ["TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR"]
    let word = line.drop { $0 == UInt8(ascii: "[") }.prefix {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
    }
    let isBracketed = line.first == UInt8(ascii: "[")
    return line[word.endIndex...].first == UInt8(ascii: isBracketed ? "]" : " ")
      && levels.contains { word.elementsEqual($0.utf8) }
  }
}
