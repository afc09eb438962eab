internal import LintDiagnostics
internal import LintRules

/// The configured levels of rules.
struct RuleLevels {
  private let levels: [String: RuleLevel]

  /// Creates the levels for the names of rules, without those that cannot be configured.
  init(_ levels: [String: RuleLevel]) {
    self.levels = levels.filter { Rules.configurable.contains($0.key) }
  }

  /// Whether the severity of any rule is configured.
  var areConfigured: Bool { !levels.isEmpty }

  /// Whether a rule is turned off.
  func isOff(_ rule: String) -> Bool { levels[rule].map { $0.severity == nil } ?? false }

  /// Returns a problem with its configured severity; nil if its rule is off.
  func leveled(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard let level = levels[diagnostic.rule] else { return diagnostic }
    return level.severity.map(diagnostic.with)
  }
}
