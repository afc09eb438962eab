public import LintDiagnostics
public import Testing

extension RuleGuide: CustomTestStringConvertible {
  /// The name alone: a guide fills pages.
  public var testDescription: String { rule.name }
}
