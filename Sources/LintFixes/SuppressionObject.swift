internal import LintDiagnostics

/// The JSON object that accepts a rule, as it is written into metadata.
struct SuppressionObject {
  let text: String

  init(_ suppression: SuppressionText, _ rule: String) {
    let end = suppression.until.map { ", \"until\": \"\($0)\"" } ?? ""
    text = "{\"rule\": \"\(rule)\", \"reason\": \(Self.quoted(suppression.reason))\(end)}"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
