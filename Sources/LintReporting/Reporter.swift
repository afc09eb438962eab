public import LintDiagnostics

/// Renders a report as text.
///
/// A program may have a format of its own:
///
/// ```swift
/// struct CountReporter: Reporter {
///   func render(_ report: Report) -> String {
///     "\(report.caches.count) caches, \(report.count(of: .error)) errors\n"
///   }
/// }
/// ```
public protocol Reporter: Sendable {
  /// Renders the report, with a final newline if the result is not empty.
  func render(_ report: Report) -> String
}
