public import LintDiagnostics

/// Renders a report as text.
public protocol Reporter: Sendable {
  /// The report in the reporter's format, with a final newline if it is not empty.
  func render(_ report: Report) -> String
}
