package import LintDiagnostics

/// The lowest severity of findings that fail the run.
package enum FailureThreshold: String, Sendable, CaseIterable {
  case error
  case warning
  case note
  case never

  /// The severity, or nil if no finding fails the run.
  package var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .never: nil
    }
  }
}
