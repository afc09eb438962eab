import LintDiagnostics
import Testing

@testable import LintModel
@testable import LintRules

@Suite struct SpeakingRuleTests {
  /// The rule and severity of each verdict, as the article "Verdicts and scenarios" defines them.
  private static func expected(_ verdict: Verdict) -> (rule: String, severity: Severity)? {
    switch verdict.name {
    case .on, .notApplicable: nil
    case .off: ("backups-off", .error)
    case .short: ("retention-too-short", .error)
    case .invalid: ("retention-invalid", .error)
    case .unsupported: ("backups-unsupported", .warning)
    case .undecided: ("retention-undecided", .note)
    }
  }

  @Test func exactlyOneRuleSpeaksOfAProblem() {
    JudgedCase.forEach { judged in
      let findings = judged.findings
      let expected = Self.expected(judged.verdict)
      if case .undecided(_, .duplicateKey) = judged.verdict {
        // The duplicate key is an error of its own.
        if !findings.isEmpty { Issue.record("\(judged.testDescription): \(findings)") }
      } else if findings.map(\.rule) != [expected?.rule].compactMap(\.self)
        || findings.first?.finding.severity != expected?.severity
      {
        Issue.record("\(judged.testDescription): \(findings)")
      }
    }
  }
}
