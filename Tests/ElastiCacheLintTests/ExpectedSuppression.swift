import ElastiCacheLint

/// An accepted finding that a fixture expects, or one that was reported.
struct ExpectedSuppression: Hashable, CustomStringConvertible {
  let line: Int
  let column: Int
  let rule: String
  /// The whole reason; empty where none is given.
  let reason: String

  var description: String { "\(line):\(column) \(rule) \"\(reason)\"" }
}

extension ExpectedSuppression {
  init(_ suppressed: SuppressedDiagnostic) {
    let start = suppressed.diagnostic.place.range.lowerBound
    line = start.line
    column = start.column
    rule = suppressed.diagnostic.rule
    reason = suppressed.suppression.reason ?? ""
  }

  func moved(down lines: Int) -> ExpectedSuppression {
    ExpectedSuppression(line: line + lines, column: column, rule: rule, reason: reason)
  }
}
