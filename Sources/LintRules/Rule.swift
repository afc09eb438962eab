package import LintDiagnostics
package import LintModel
internal import LintText

/// One check of a cache, with its own words for what it finds.
package protocol Rule: Sendable {
  /// What the rule is about.
  var description: RuleDescription { get }

  /// What the rule has to say of a cache that was judged, or nil if it has nothing to say.
  ///
  /// - Parameters:
  ///   - scenario: when the verdict holds, or nil if it holds by default.
  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding?
}

extension Cache {
  /// The cache as messages name it, with the scenario that they are about: `replication group
  /// 'Sessions' when Environment is 'dev'`.
  func subject(in scenario: Scenario?) -> String {
    let stack = stackPath.isEmpty ? "" : " of nested stack '\(stackPath.joined(separator: "/"))'"
    let path = path.map { " (\($0))" } ?? ""
    let clause = scenario.map { " \($0)" } ?? ""
    return "\(type.label) '\(id)'\(stack)\(path)\(clause)"
  }

  /// What the retention limit is called where it can be edited.
  var limitName: String {
    guard let argument = origin.block?.argument else { return type.language.retentionLimit }
    return "'\(argument.name)' of module '\(argument.module)'"
  }
}
