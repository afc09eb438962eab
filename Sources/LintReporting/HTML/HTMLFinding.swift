internal import LintDiagnostics
internal import LintText

/// A problem on an HTML page, and whether it is accepted.
struct HTMLFinding {
  let diagnostic: Diagnostic

  /// The reason for which the problem does not count; nil if it counts.
  let acceptance: String?

  /// The findings of a report, those that count first.
  static func all(of report: Report) -> [HTMLFinding] {
    report.diagnostics.map { HTMLFinding(diagnostic: $0, acceptance: nil) }
      + report.suppressed.map { accepted in
        let end = accepted.suppression.until.map { " (until \($0))" } ?? ""
        let reason = accepted.suppression.reason ?? "no reason given"
        return HTMLFinding(
          diagnostic: accepted.diagnostic,
          acceptance: "suppressed: \(reason)\(end)",
        )
      }
      + report.baselined.map { HTMLFinding(diagnostic: $0, acceptance: "in the baseline") }
  }

  /// Appends the finding: its message, the locations that lead to it, and its fix.
  func write(to text: inout String) {
    let severity = diagnostic.severity.rawValue
    text += "<div class=\"finding\(acceptance == nil ? "" : " accepted")\">\n"
    text += "<p><b class=\"\(severity)\">\(severity)</b> \(HTMLText.escaped(diagnostic.message))"
    text += " <code>\(HTMLText.escaped(diagnostic.rule))</code></p>\n"
    if let acceptance { text += "<p class=\"remark\">\(HTMLText.escaped(acceptance))</p>\n" }
    if let scenario { text += "<p class=\"remark\">when \(HTMLText.escaped(scenario))</p>\n" }
    text += "<pre>\(HTMLText.escaped(printable: frames))</pre>\n"
    if let help = diagnostic.helpWithoutEdit ?? diagnostic.help,
      diagnostic.fix?.applicability != .safe
    {
      text += "<p class=\"remark\">help: \(HTMLText.escaped(help))</p>\n"
    }
    if let fix = diagnostic.fix {
      let frame = FixFrame(fix, Self.style)
      var lines = ""
      frame.write(gutter: frame.gutter, to: &lines)
      text += "<p class=\"remark\">\(frame.title): \(HTMLText.escaped(fix.title))"
      text += " in \(HTMLText.escaped(fix.path))</p>\n"
      // Edits of long lines are not shown.
      if !lines.isEmpty { text += "<pre>\(HTMLText.escaped(printable: lines))</pre>\n" }
    }
    text += "</div>\n"
  }

  private static let style = TextStyle(isColored: false)

  private var scenario: String? {
    diagnostic.scenario.map { values in
      values.map { (Text($0.key), $0.value) }.sorted { $0.0 < $1.0 }
        .map { "\($0.string) is '\($1)'" }.joined(separator: " and ")
    }
  }

  /// The location with its source line, and those that explain it.
  private var frames: String {
    let gutter = SourceFrame.gutter(for: [diagnostic.place] + diagnostic.related.map(\.place))
    var text = ""
    SourceFrame(diagnostic.place, Self.style)
      .write(gutter: gutter, arrow: "-->", mark: .frame, to: &text)
    for related in diagnostic.related {
      let label = PrintableText(related.message).text
      SourceFrame(related.place, Self.style)
        .write(gutter: gutter, arrow: ":::", mark: .frame, label: label, to: &text)
    }
    return text
  }
}
