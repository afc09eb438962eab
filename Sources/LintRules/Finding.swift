package import LintDiagnostics

/// A finding of a rule about a cache.
package struct Finding: Sendable, Hashable {
  /// The severity by default; capped at warning if only other parameter values lead to the finding.
  package let severity: Severity

  /// The problem: one line, lower case, no full stop, no advice.
  package let message: String

  /// The advice to fix the problem, or nil if no action is needed.
  package let help: String?
}
