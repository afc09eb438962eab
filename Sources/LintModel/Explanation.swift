public import LintDiagnostics

/// A place that explains a value, with what it has to do with it.
public struct Explanation: Sendable {
  /// What is there, as a phrase.
  public let message: String

  /// Where it is.
  public let range: SourceRange

  init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}
