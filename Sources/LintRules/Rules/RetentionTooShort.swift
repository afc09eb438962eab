internal import LintDiagnostics
internal import LintModel
internal import LintScenarios

/// Flags caches whose backups are kept for fewer days than required.
struct RetentionTooShort: Rule {
  let description = RuleDescription(
    name: "retention-too-short",
    summary: "backups are kept for fewer days than required",
    severities: [.error, .warning],
    securityScore: 4,
  )

  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding? {
    switch verdict {
    case .short(_, let required):
      Finding(
        severity: .error,
        message: "backups are not kept long enough for \(cache.subject(in: scenario)): "
          + verdict.reason(in: cache.type.language),
        help: "set \(cache.limitName) to \(required) or more days, 35 at most",
      )
    case .on, .off, .invalid, .unsupported, .notApplicable, .undecided:
      nil
    }
  }
}
