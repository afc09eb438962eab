internal import LintDiagnostics

/// Accepted problems that are shown to people once, with the suppression that accepts them.
struct SuppressedGroup {
  let diagnostics: DiagnosticGroup
  let suppression: Suppression

  /// The reason for the suppression, if given, and its end date.
  var reason: String {
    let end = suppression.until.map { " (until \($0))" } ?? ""
    return (suppression.reason ?? "none given") + end
  }

  /// Returns the suppressed problems that a report lists; empty unless listing is requested.
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
