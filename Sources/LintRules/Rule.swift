package import LintDiagnostics
package import LintModel
package import LintScenarios
internal import LintText

/// A check of a cache that writes the messages for its findings.
package protocol Rule: Sendable {
  /// The name, summary, and severities of the rule.
  var description: RuleDescription { get }

  /// Returns the finding for a judged cache, or nil if the rule doesn't apply to the verdict.
  ///
  /// - Parameters:
  ///   - scenario: the scenario of the verdict, or nil if the verdict holds by default.
  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding?
}

extension Cache {
  /// Returns the cache as messages name it, with the scenario: `replication group 'Sessions' when
  /// Environment is 'dev'`.
  func subject(in scenario: Scenario?) -> String {
    // A plan has addresses.
    let kind = stackPath.first?.contains(".") == true ? "stack" : "nested stack"
    let stack = stackPath.isEmpty ? "" : " of \(kind) '\(stackPath.joined(separator: "/"))'"
    let path = path.map { " (\($0))" } ?? ""
    let clause = scenario.map { " \($0)" } ?? ""
    return "\(type.label) '\(id)'\(stack)\(path)\(clause)"
  }

  /// The name of the retention limit where it can be edited.
  var limitName: String {
    limitTitle?.string ?? origin.block?.argument?.title ?? type.language.retentionLimit
  }
}
