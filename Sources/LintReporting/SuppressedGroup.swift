internal import LintDiagnostics

/// Accepted problems that people need to be told only once, with what accepts them.
struct SuppressedGroup {
  let diagnostics: DiagnosticGroup
  let suppression: Suppression

  /// Why they are accepted, as far as somebody says, and for how long.
  var reason: String {
    let end = suppression.until.map { " (until \($0))" } ?? ""
    return (suppression.reason ?? "none given") + end
  }

  /// What a report lists of what was accepted: nothing unless it is asked for.
  static func groups(of report: Report) -> [SuppressedGroup] {
    guard report.listsSuppressed else { return [] }
    let suppressions = Dictionary(
      report.suppressed.map { ($0.diagnostic, $0.suppression) },
      uniquingKeysWith: { first, _ in first },
    )
    return DiagnosticGroup.groups(of: report.suppressed.map(\.diagnostic)).compactMap { group in
      suppressions[group.first].map { SuppressedGroup(diagnostics: group, suppression: $0) }
    }
  }
}
