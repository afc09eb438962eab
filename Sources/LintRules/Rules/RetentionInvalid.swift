internal import LintDiagnostics
internal import LintModel
internal import LintScenarios

/// Flags retention limits that cannot be deployed.
struct RetentionInvalid: Rule {
  let description = RuleDescription(
    name: "retention-invalid",
    summary: "the retention limit is not a number of days from 1 to 35",
    severities: [.error, .warning],
  )

  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding? {
    switch verdict {
    case .invalid:
      Finding(
        severity: .error,
        message: "the retention limit of \(cache.subject(in: scenario)) is not valid: "
          + verdict.reason(in: cache.type.language),
        help: "set \(cache.limitName) to the days to keep backups, 1 to 35, for example 7",
      )
    case .on, .off, .short, .unsupported, .notApplicable, .undecided:
      nil
    }
  }
}
