public import LintDiagnostics
public import LintModel

/// One check of a cache, with its own words for what it finds.
public protocol Rule: Sendable {
  /// What the rule is about.
  var description: RuleDescription { get }

  /// What the rule has to say of a cache that was judged, or nil if it has nothing to say.
  func finding(_ verdict: Verdict, for cache: Cache) -> Finding?
}

extension Cache {
  /// The cache as messages name it: `replication group 'Sessions'`.
  var subject: String { "\(type.label) '\(id)'" }

  /// What the retention limit is called where the cache is declared.
  var limitName: String { type.language.retentionLimit }
}
