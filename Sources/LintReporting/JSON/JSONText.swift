#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Values as JSON, with their members in order, so that the same report is always the same text.
enum JSONText {
  /// A document that people can read as well, with a final newline.
  static func document(_ value: some Encodable) -> String {
    encode(value, .prettyPrinted)
  }

  /// One line, with its newline.
  ///
  /// What Unicode takes for an end of line is escaped: some readers divide at these too.
  static func line(_ value: some Encodable) -> String {
    encode(value, []).replacingScalars { scalar in
      switch scalar {
      case "\u{85}": "\\u0085"
      case "\u{2028}": "\\u2028"
      case "\u{2029}": "\\u2029"
      default: nil
      }
    }
  }

  private static func encode(
    _ value: some Encodable,
    _ formatting: JSONEncoder.OutputFormatting,
  ) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    // Strings, whole numbers and lists and objects of them always encode.
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
