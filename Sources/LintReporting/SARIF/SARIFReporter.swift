internal import LintDiagnostics

/// Writes SARIF 2.1.0 as GitHub code scanning expects it.
struct SARIFReporter: Reporter {
  /// The number of results that GitHub accepts per run; it rejects a file with more.
  static let resultLimit = 25_000

  func render(_ report: Report) -> String {
    JSONText.document(SARIFLog(report, Self.kept(report.diagnostics)))
  }

  /// Returns all problems, or the most severe ones if they exceed the limit.
  static func kept(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > resultLimit else { return diagnostics }
    let sorted = Severity.allCases.sorted(by: >).flatMap { severity in
      diagnostics.filter { $0.severity == severity }
    }
    return sorted.prefix(resultLimit).sorted()
  }
}
