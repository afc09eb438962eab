/// Text in XML 1.0.
enum XMLText {
  /// Escapes text for use in a quoted attribute value or between tags.
  ///
  /// Line ends and tabs become references, since parsers normalize them to blanks in attributes.
  /// Characters that XML cannot represent, most control characters, are shown as in formats for
  /// people. The bracket of a service command such as `##vso[` becomes a reference too.
  static func escaped(_ text: String) -> String {
    var scanner = WorkflowCommandScanner()
    return text.replacingScalars { scalar in
      if scanner.isCompleted(by: scalar) { return "&#\(scalar.value);" }
      return switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n", "\r", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        "&#\(scalar.value);"
      // The zero-width joiner joins emoji.
      case "\u{200D}": nil
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: scalar.properties.generalCategory == .format ? "&#\(scalar.value);" : nil
      }
    }
  }

  /// Returns the attributes, each preceded by a blank.
  static func attributes(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }
}
