internal import LintDiagnostics
internal import LintText

/// Writes one line per problem, in the form that every editor understands.
struct ConciseReporter: Reporter {
  let style: TextStyle
  let hasSummary: Bool

  func render(_ report: Report) -> String {
    var text = ""
    for group in DiagnosticGroup.groups(of: report.diagnostics) {
      write(group, style(.severity(group.first.severity), group.first.severity.rawValue), to: &text)
      text += "\n"
    }
    for group in SuppressedGroup.groups(of: report) {
      write(group.diagnostics, style(.help, "suppressed"), to: &text)
      text += " -- "
      text += PrintableText(group.reason).text
      text += "\n"
    }
    for group in DiagnosticGroup.baselined(in: report) {
      write(group, style(.help, "baseline"), to: &text)
      text += "\n"
    }
    if report.showsStatistics { text += ReportStatistics(report).text }
    if hasSummary { text += ReportSummary(report).text + "\n" }
    return text
  }

  private func write(_ group: DiagnosticGroup, _ severity: String, to text: inout String) {
    let diagnostic = group.first
    let path = PrintableText(diagnostic.place.path)
    if path.beginsCommand { text += "./" }
    text += path.text
    text += ":"
    text += diagnostic.place.range.lowerBound.description
    text += ": "
    text += severity
    text += ": "
    text += PrintableText(group.message).text
    text += " ["
    text += diagnostic.rule
    text += "]"
  }
}
