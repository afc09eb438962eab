internal import LintDiagnostics

/// Writes one line for each problem, in the form that every editor understands.
struct ConciseReporter: Reporter {
  let style: TextStyle
  let hasSummary: Bool

  func render(_ report: Report) -> String {
    var lines = DiagnosticGroup.groups(of: report.diagnostics).map(line)
    if hasSummary { lines.append(ReportSummary(report).text) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private func line(_ group: DiagnosticGroup) -> String {
    let diagnostic = group.first
    let path = PrintableText(diagnostic.place.path).text
    // `::name::` at the start of a line gives orders to the runner of GitHub Actions.
    let prefix = path.hasPrefix("::") ? "./" : ""
    let place = "\(prefix)\(path):\(diagnostic.place.range.lowerBound)"
    let severity = style(.severity(diagnostic.severity), diagnostic.severity.rawValue)
    let message = PrintableText(group.message).text
    return "\(place): \(severity): \(message) [\(diagnostic.rule)]"
  }
}
