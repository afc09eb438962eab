/// Text in HTML.
enum HTMLText {
  /// Escapes text of inputs for use between tags and in quoted attribute values.
  ///
  /// Control characters and commands for services are shown as in formats for people.
  static func escaped(_ text: String) -> String {
    escaped(printable: PrintableText(text).text)
  }

  /// Escapes text that is safe to print, such as a source frame.
  static func escaped(printable text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}
