public import LintDiagnostics

/// The configured severity of a rule's findings, or none.
public enum RuleLevel: String, Sendable, CaseIterable {
  /// The findings are errors.
  case error
  /// The findings are warnings.
  case warning
  /// The findings are notes.
  case note
  /// The findings are dropped.
  case off

  /// The severity; nil for a rule that is off.
  public var severity: Severity? { Severity(rawValue: rawValue) }
}
