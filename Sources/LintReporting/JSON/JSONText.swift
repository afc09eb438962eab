#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// JSON encoding with sorted members, so the same report always gives the same text.
package enum JSONText {
  /// Encodes an indented document, with a final newline.
  package static func document(_ value: some Encodable) -> String {
    encode(value, .prettyPrinted)
  }

  /// Encodes one line, including its newline.
  static func line(_ value: some Encodable) -> String {
    encode(value, [])
  }

  private static func encode(
    _ value: some Encodable,
    _ formatting: JSONEncoder.OutputFormatting,
  ) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    // Strings, integers, and lists and objects of them always encode.
    guard let data = try? encoder.encode(value) else { return "" }
    return escaped(String(decoding: data, as: UTF8.self)) + "\n"
  }

  /// Escapes scalars that terminals and services act on or that readers treat as line ends.
  ///
  /// These are control characters from U+007F on, format characters, line separators, and commands
  /// such as `##vso[`, which JSON contains only within strings.
  private static func escaped(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 < 0x7F && $0 != UInt8(ascii: "#") }) { return json }
    var scanner = WorkflowCommandScanner()
    return json.replacingScalars { scalar in
      if scanner.isCompleted(by: scalar) { return escape(scalar) }
      return switch scalar.properties.generalCategory {
      case .control where scalar.value >= 0x7F, .lineSeparator, .paragraphSeparator: escape(scalar)
      // The zero-width joiner joins emoji.
      case .format where scalar != "\u{200D}": escape(scalar)
      default: nil
      }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    scalar.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    .joined()
  }
}
