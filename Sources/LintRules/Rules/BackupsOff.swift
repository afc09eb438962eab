internal import LintDiagnostics
internal import LintModel
internal import LintScenarios

/// Flags caches that would be deployed without automatic backups.
struct BackupsOff: Rule {
  let description = RuleDescription(
    name: "backups-off",
    summary: "automatic backups are off: the retention limit is 0 or missing",
    severities: [.error, .warning],
    // Security Hub rates ElastiCache.1, its nearly identical control, as high.
    securityScore: 7,
  )

  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding? {
    switch verdict {
    case .off(let cause):
      Finding(
        severity: .error,
        message: "automatic backups are off for \(cache.subject(in: scenario)): "
          + verdict.reason(in: cache.type.language),
        help: help(cause, cache),
      )
    case .on, .short, .invalid, .unsupported, .notApplicable, .undecided:
      nil
    }
  }

  private func help(_ cause: Verdict.OffCause, _ cache: Cache) -> String {
    if cache.possibilities.contains(where: \.isTooSmallForBackups) {
      return "use a newer node type than cache.t1.micro, which cannot be backed up,"
        + " and set \(cache.limitName) to 1 to 35 days"
    }
    switch cause {
    case .absent(.misspelled):
      return "rename it to \(cache.limitName), the only spelling that CloudFormation accepts"
    case .absent(.outsideProperties):
      return "move it into 'Properties', as \(cache.limitName)"
    case .absent, .zero, .alwaysZero:
      return "set \(cache.limitName) to the days to keep backups, 1 to 35, for example 7"
    }
  }
}
