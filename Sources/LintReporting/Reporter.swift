public import LintDiagnostics

/// Renders a report as text.
public protocol Reporter: Sendable {
  /// Renders the report, with a final newline if the result is not empty.
  func render(_ report: Report) -> String
}
