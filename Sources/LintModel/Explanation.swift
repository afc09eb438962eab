package import LintDiagnostics

/// A place that explains a value, with what it has to do with it.
package struct Explanation: Sendable {
  /// What is there, as a phrase.
  package let message: String

  /// Where it is.
  package let range: SourceRange

  init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}
