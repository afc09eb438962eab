internal import LintDiagnostics

/// Writes SARIF 2.1.0 as GitHub code scanning wants it.
struct SARIFReporter: Reporter {
  /// How many results GitHub takes of a run; it refuses a file that has more.
  static let resultLimit = 25_000

  func render(_ report: Report) -> String {
    JSONText.document(SARIFLog(report, Self.kept(report.diagnostics)))
  }

  /// The problems that are written: all of them, or the worst where there are too many.
  static func kept(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > resultLimit else { return diagnostics }
    let sorted = Severity.allCases.sorted(by: >).flatMap { severity in
      diagnostics.filter { $0.severity == severity }
    }
    return sorted.prefix(resultLimit).sorted()
  }
}
