internal import LintDiagnostics

/// Shows each problem with its source line, and says at the end how much was looked at.
struct TextReporter: Reporter {
  let style: TextStyle
  let hasSummary: Bool

  func render(_ report: Report) -> String {
    var lines: [String] = []
    for group in DiagnosticGroup.groups(of: report.diagnostics) {
      lines += self.lines(of: group)
      lines.append("")
    }
    for group in SuppressedGroup.groups(of: report) {
      lines += self.lines(of: group)
      lines.append("")
    }
    for group in DiagnosticGroup.baselined(in: report) {
      lines += self.lines(ofBaselined: group)
      lines.append("")
    }
    if hasSummary { lines.append(ReportSummary(report).text) }
    return lines.reduce(into: "") { text, line in
      text += line
      text += "\n"
    }
  }

  private func lines(of group: SuppressedGroup) -> [String] {
    let diagnostic = group.diagnostics.first
    let places = [diagnostic.place, group.suppression.place]
    let gutter = SourceFrame.gutter(for: places)
    let title = style(.help, "suppressed[\(diagnostic.rule)]")
    let message = PrintableText(group.diagnostics.message).text
    let margin = String(repeating: " ", count: gutter)
    let reason = PrintableText(group.reason).text
    return ["\(title): \(style(.message, message))"]
      + SourceFrame(diagnostic.place, style).lines(gutter: gutter, arrow: "-->", mark: .help)
      + SourceFrame(group.suppression.place, style)
      .lines(gutter: gutter, arrow: ":::", mark: .frame, label: "accepted here")
      + ["\(margin) \(style(.frame, "=")) \(style(.help, "reason")): \(reason)"]
  }

  private func lines(ofBaselined group: DiagnosticGroup) -> [String] {
    let place = group.first.place
    let gutter = SourceFrame.gutter(for: [place])
    let title = style(.help, "baseline[\(group.first.rule)]")
    let message = PrintableText(group.message).text
    return ["\(title): \(style(.message, message))"]
      + SourceFrame(place, style).lines(gutter: gutter, arrow: "-->", mark: .help)
  }

  private func lines(of group: DiagnosticGroup) -> [String] {
    let diagnostic = group.first
    let places = [diagnostic.place] + diagnostic.related.map(\.place)
    let gutter = SourceFrame.gutter(for: places)
    let severity = TextStyle.Part.severity(diagnostic.severity)
    let title = style(severity, "\(diagnostic.severity.rawValue)[\(diagnostic.rule)]")
    let message = PrintableText(group.message).text
    var lines = ["\(title): \(style(.message, message))"]
    lines += SourceFrame(diagnostic.place, style)
      .lines(gutter: gutter, arrow: "-->", mark: severity)
    for related in diagnostic.related {
      lines += SourceFrame(related.place, style)
        .lines(
          gutter: gutter,
          arrow: ":::",
          mark: .frame,
          label: PrintableText(related.message).text,
        )
    }
    if let help = diagnostic.help {
      let margin = String(repeating: " ", count: gutter)
      lines.append(
        "\(margin) \(style(.frame, "=")) \(style(.help, "help")): \(PrintableText(help).text)"
      )
    }
    return lines
  }
}
