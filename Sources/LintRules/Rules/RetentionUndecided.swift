internal import LintDiagnostics
internal import LintModel
internal import LintScenarios

/// Flags caches whose backups depend on values that are only known at deployment.
struct RetentionUndecided: Rule {
  let description = RuleDescription(
    name: "retention-undecided",
    summary: "only the deployment can tell whether automatic backups are on",
    severities: [.note],
  )

  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding? {
    switch verdict {
    case .undecided(_, .duplicateKey):
      // The duplicate key is reported separately, at its own location.
      nil
    case .undecided(_, let reason):
      Finding(
        severity: .note,
        message: "cannot tell whether automatic backups are on for \(cache.subject(in: scenario)): "
          + verdict.reason(in: cache.type.language),
        help: reason.remedy ?? cache.origin.planRemedy,
      )
    case .on, .off, .short, .invalid, .unsupported, .notApplicable:
      nil
    }
  }
}
