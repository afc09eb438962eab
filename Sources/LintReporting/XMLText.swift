/// Text in XML 1.0.
enum XMLText {
  /// The text as the value of an attribute between quotation marks, or between tags.
  ///
  /// Line ends and tabs are references, since a parser makes blanks of them in attributes. What XML
  /// cannot say at all, most control characters, is shown as formats for people show it. The bracket of
  /// an order to a service, such as `##vso[`, is a reference too.
  static func escaped(_ text: String) -> String {
    var order = ServiceOrder()
    return text.replacingScalars { scalar in
      if order.isCompleted(by: scalar) { return "&#\(scalar.value);" }
      return switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n", "\r", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        "&#\(scalar.value);"
      // It joins emoji.
      case "\u{200D}": nil
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: scalar.properties.generalCategory == .format ? "&#\(scalar.value);" : nil
      }
    }
  }

  /// A list of attributes, each with a blank before it.
  static func attributes(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }
}
