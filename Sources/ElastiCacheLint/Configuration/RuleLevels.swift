internal import LintDiagnostics
internal import LintRules

/// The configured levels of rules.
struct RuleLevels {
  private let levels: [String: RuleLevel]

  /// Creates the levels for the names of rules, without those that cannot be configured.
  init(_ levels: [String: RuleLevel]) {
    self.levels = levels.filter { Rules.configurable.contains($0.key) }
  }

  /// Returns a problem with its configured severity; nil if its rule is off.
  func leveled(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard let level = levels[diagnostic.rule] else { return diagnostic }
    return level.severity.map(diagnostic.with)
  }
}
