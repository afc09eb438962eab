internal import LintDiagnostics
internal import LintText

/// The JSON object that accepts a rule, as it is written into metadata.
struct SuppressionObject {
  let text: String

  init(_ suppression: SuppressionText, _ rule: String) {
    let end = suppression.until.map { ", \"until\": \"\($0)\"" } ?? ""
    let reason = Text(suppression.reason).quotedAsJSON
    text = "{\"rule\": \"\(rule)\", \"reason\": \(reason)\(end)}"
  }
}

extension SuppressionText {
  /// The value of an annotation that accepts a rule.
  func annotation(accepting rule: String) -> String {
    let end = until.map { " until=\($0)" } ?? ""
    return "\(rule)\(end) -- \(reason)"
  }
}
