/// A problem that somebody accepted, with what they wrote to say so.
public struct SuppressedDiagnostic: Sendable, Hashable {
  /// The problem.
  public let diagnostic: Diagnostic

  /// What accepts it.
  public let suppression: Suppression

  /// Pairs a problem with what accepts it.
  package init(_ diagnostic: Diagnostic, by suppression: Suppression) {
    self.diagnostic = diagnostic
    self.suppression = suppression
  }
}
