import ElastiCacheLint

/// A finding that a fixture expects, or one that was reported.
struct ExpectedFinding: Hashable, CustomStringConvertible {
  let line: Int
  let column: Int
  let severity: String
  let rule: String
  /// A part of the message in an expectation, the whole message in a report.
  let message: String

  var description: String { "\(line):\(column) \(severity) \(rule) \"\(message)\"" }

  func matches(_ diagnostic: Diagnostic) -> Bool {
    let start = diagnostic.place.range.lowerBound
    return start.line == line && start.column == column
      && diagnostic.severity.rawValue == severity && diagnostic.rule == rule
      && diagnostic.message.contains(message)
  }
}

extension ExpectedFinding {
  init(_ diagnostic: Diagnostic) {
    line = diagnostic.place.range.lowerBound.line
    column = diagnostic.place.range.lowerBound.column
    severity = diagnostic.severity.rawValue
    rule = diagnostic.rule
    message = diagnostic.message
  }
}
