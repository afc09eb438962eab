internal import LintDiagnostics

/// Writes one line for each problem, in the form that every editor understands.
struct ConciseReporter: Reporter {
  let style: TextStyle
  let hasSummary: Bool

  func render(_ report: Report) -> String {
    var lines = DiagnosticGroup.groups(of: report.diagnostics).map { group in
      line(group, style(.severity(group.first.severity), group.first.severity.rawValue))
    }
    lines += SuppressedGroup.groups(of: report).map { group in
      let reason = PrintableText(group.reason).text
      return "\(line(group.diagnostics, style(.help, "suppressed"))) -- \(reason)"
    }
    lines += DiagnosticGroup.baselined(in: report).map { line($0, style(.help, "baseline")) }
    if hasSummary { lines.append(ReportSummary(report).text) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private func line(_ group: DiagnosticGroup, _ severity: String) -> String {
    let diagnostic = group.first
    let path = PrintableText(diagnostic.place.path).text
    // `::name::` at the start of a line, whatever blanks are before it, gives orders to the runner
    // of GitHub Actions. The file may be named `:`, and the colon behind it be the second.
    let prefix = path.unicodeScalars.first { !$0.properties.isWhitespace } == ":" ? "./" : ""
    let place = "\(prefix)\(path):\(diagnostic.place.range.lowerBound)"
    let message = PrintableText(group.message).text
    return "\(place): \(severity): \(message) [\(diagnostic.rule)]"
  }
}
