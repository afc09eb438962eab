package import LintDiagnostics

/// What a rule has to say.
package struct Finding: Sendable, Hashable {
  /// How bad it is where nothing is given; a warning at most where only other parameter values
  /// lead to it.
  package let severity: Severity

  /// What is wrong: one line, lower case, no full stop, no advice.
  package let message: String

  /// What to do about it, or nil if there is nothing to do.
  package let help: String?
}
