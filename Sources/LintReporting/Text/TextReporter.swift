internal import LintDiagnostics
internal import LintText

/// Shows each problem with its source line, and ends with a summary.
struct TextReporter: Reporter {
  let style: TextStyle
  let hasSummary: Bool

  func render(_ report: Report) -> String {
    var text = ""
    for group in DiagnosticGroup.groups(of: report.diagnostics) {
      write(group, to: &text)
      text += "\n"
    }
    for group in SuppressedGroup.groups(of: report) {
      write(group, to: &text)
      text += "\n"
    }
    for group in DiagnosticGroup.baselined(in: report) {
      write(baselined: group, to: &text)
      text += "\n"
    }
    if report.listsCaches, hasSummary { text += CacheTable(report).text }
    if report.showsStatistics { text += ReportStatistics(report).text }
    if hasSummary {
      text += style.wrapped(nil, ReportSummary(report).text, after: 0, indent: 0) + "\n"
    }
    return text
  }

  private func write(_ group: DiagnosticGroup, to text: inout String) {
    let diagnostic = group.first
    let places = [diagnostic.place] + diagnostic.related.map(\.place)
    let fix = diagnostic.fix.map { FixFrame($0, style) }
    let gutter = max(SourceFrame.gutter(for: places), fix?.gutter ?? 1)
    let severity = TextStyle.Part.severity(diagnostic.severity)
    writeHeading(
      diagnostic.severity.rawValue,
      of: diagnostic.rule,
      severity,
      group.message,
      to: &text,
    )
    SourceFrame(diagnostic.place, style)
      .write(gutter: gutter, arrow: "-->", mark: severity, to: &text)
    for related in diagnostic.related {
      let label = PrintableText(related.message).text
      SourceFrame(related.place, style)
        .write(gutter: gutter, arrow: ":::", mark: .frame, label: label, to: &text)
    }
    // A safe fix says more than advice.
    if let help = diagnostic.helpWithoutEdit ?? diagnostic.help,
      diagnostic.fix?.applicability != .safe
    {
      writeRemark("help", help, gutter: gutter, to: &text)
    }
    if let fix, let edits = diagnostic.fix {
      let isElsewhere = Text(edits.path) != Text(diagnostic.place.path)
      let title = isElsewhere ? "\(edits.title), in '\(edits.path)'" : edits.title
      writeRemark(fix.title, title, gutter: gutter, to: &text)
      fix.write(gutter: gutter, to: &text)
    }
  }

  private func write(_ group: SuppressedGroup, to text: inout String) {
    let diagnostic = group.diagnostics.first
    let gutter = SourceFrame.gutter(for: [diagnostic.place, group.suppression.place])
    writeHeading(
      "suppressed",
      of: diagnostic.rule,
      .help,
      group.diagnostics.message,
      to: &text,
    )
    SourceFrame(diagnostic.place, style)
      .write(gutter: gutter, arrow: "-->", mark: .help, to: &text)
    SourceFrame(group.suppression.place, style)
      .write(gutter: gutter, arrow: ":::", mark: .frame, label: "accepted here", to: &text)
    writeRemark("reason", group.reason, gutter: gutter, to: &text)
  }

  private func write(baselined group: DiagnosticGroup, to text: inout String) {
    let place = group.first.place
    writeHeading("baseline", of: group.first.rule, .help, group.message, to: &text)
    SourceFrame(place, style)
      .write(gutter: SourceFrame.gutter(for: [place]), arrow: "-->", mark: .help, to: &text)
  }

  private func writeHeading(
    _ word: String,
    of rule: String,
    _ part: TextStyle.Part,
    _ message: String,
    to text: inout String,
  ) {
    let name = style.terminal?.link(toRule: rule, of: .current) ?? rule
    text += style(part, "\(word)[\(name)]")
    text += ": "
    text += style.wrapped(
      .message,
      PrintableText(message).text,
      after: word.count + rule.count + 4,
      indent: 2,
    )
    text += "\n"
  }

  private func writeRemark(
    _ title: String,
    _ message: String,
    gutter: Int,
    to text: inout String,
  ) {
    text += String(repeating: " ", count: gutter + 1)
    text += style(.frame, "=")
    text += " "
    text += style(.help, title)
    text += ": "
    let indent = gutter + 5 + title.count
    text += style.wrapped(nil, PrintableText(message).text, after: indent, indent: gutter + 3)
    text += "\n"
  }
}
