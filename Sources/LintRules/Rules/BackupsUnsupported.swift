internal import LintDiagnostics
internal import LintModel
internal import LintScenarios

/// Flags retention limits that can never take effect.
struct BackupsUnsupported: Rule {
  let description = RuleDescription(
    name: "backups-unsupported",
    summary: "a retention limit is set on a cache that can never be backed up",
    severities: [.warning],
    securityScore: 4,
  )

  func finding(_ verdict: Verdict, for cache: Cache, in scenario: Scenario?) -> Finding? {
    switch verdict {
    case .unsupported(let cause):
      Finding(
        severity: .warning,
        message: "\(cache.subject(in: scenario)) can never be backed up: "
          + verdict.reason(in: cache.type.language),
        help: help(cause, cache),
      )
    case .on, .off, .short, .invalid, .notApplicable, .undecided:
      nil
    }
  }

  private func help(_ cause: Verdict.UnsupportedCause, _ cache: Cache) -> String {
    switch cause {
    case .memcached: "remove \(cache.limitName), or use Valkey or Redis OSS if the data matters"
    case .tooSmall: "use a newer node type"
    }
  }
}
