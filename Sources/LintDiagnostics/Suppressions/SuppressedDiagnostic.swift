/// A suppressed problem, with its suppression.
public struct SuppressedDiagnostic: Sendable, Hashable {
  /// The problem.
  public let diagnostic: Diagnostic

  /// The suppression that accepts it.
  public let suppression: Suppression

  /// Pairs a problem with the suppression that accepts it.
  package init(_ diagnostic: Diagnostic, by suppression: Suppression) {
    self.diagnostic = diagnostic
    self.suppression = suppression
  }
}
