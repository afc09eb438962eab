internal import LintDiagnostics

/// Writes one page for auditors: every cache with its verdict and findings, by input.
///
/// The page loads nothing. Its policy allows only its own style and script, so even text that
/// escaped its escaping could not run.
struct HTMLReporter: Reporter {
  /// The state, for the filter, of findings that are about no cache.
  static let otherState = "other"

  /// The start of every page, without the version.
  static let beginning = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="\(ToolDescription.current.name)\u{20}
    """

  static let end = "</html>\n"

  /// Whether a file is such a page, possibly cut off.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.starts(with: beginning.utf8) else { return false }
    let start = bytes.indices.first { bytes[$0...].starts(with: end.dropLast().utf8) }
    return start.map { end.utf8.starts(with: bytes[$0...]) } ?? true
  }

  func render(_ report: Report) -> String {
    let files = HTMLFile.files(of: report)
    var text = Self.beginning + HTMLText.escaped(report.tool.version)
    text += """
      ">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>ElastiCache automatic backups</title>
      <style>\(HTMLStyle.text)</style>
      </head>
      <body>
      <h1>ElastiCache automatic backups</h1>
      <p>\(HTMLText.escaped(ReportSummary(report).text))</p>

      """
    writeTotals(of: report, to: &text)
    writeFilter(of: report, files, to: &text)
    writeOverview(of: files, to: &text)
    text += "<h2>Caches</h2>\n<main>\n"
    for (index, file) in files.enumerated() { file.write(number: index + 1, to: &text) }
    text += "</main>\n"
    let tool = "\(report.tool.name) \(report.tool.version)"
    text += "<footer>\(HTMLText.escaped(tool))</footer>\n"
    text += "<script>\(HTMLScript.text)</script>\n</body>\n\(Self.end)"
    return text
  }

  /// The content security policy: no requests, and no style or script but those of the page.
  private static let policy = """
    default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-\(HTMLStyle.hash)'; \
    script-src 'sha256-\(HTMLScript.hash)'
    """

  private func writeTotals(of report: Report, to text: inout String) {
    let verdicts = VerdictName.allCases.map { verdict in
      (verdict.rawValue, verdict.title, report.caches.count { $0.verdict == verdict })
    }
    let severities = Severity.allCases.sorted(by: >).map { severity in
      (severity.rawValue, "\(severity.rawValue)s", report.count(of: severity))
    }
    let accepted = [
      ("accepted", "suppressed", report.suppressed.count),
      ("accepted", "in the baseline", report.baselined.count),
    ]
    text += "<ul class=\"totals\">\n"
    for (name, title, count) in verdicts + severities + accepted where count > 0 {
      text += "<li><b class=\"\(name)\">\(count)</b> \(title)</li>\n"
    }
    text += "</ul>\n"
  }

  /// Appends the controls of the filter, which the script shows.
  private func writeFilter(of report: Report, _ files: [HTMLFile], to text: inout String) {
    text +=
      "<form id=\"filter\" hidden>\n<label>Search <input type=\"search\" name=\"search\"></label>\n"
    let used = Set(report.caches.map(\.verdict))
    var states = VerdictName.allCases.filter(used.contains).map { ($0.rawValue, $0.title) }
    if files.contains(where: { !$0.others.isEmpty }) {
      states.append((Self.otherState, "other findings"))
    }
    for (name, title) in states {
      text += "<label><input type=\"checkbox\" name=\"state\" value=\"\(name)\" checked>"
      text += " \(title)</label>\n"
    }
    text += "<output></output>\n</form>\n"
  }

  private func writeOverview(of files: [HTMLFile], to text: inout String) {
    guard files.count > 1 else { return }
    let columns = VerdictName.allCases.filter { verdict in
      files.contains { $0.caches.contains { $0.cache.verdict == verdict } }
    }
    let severities = Severity.allCases.sorted(by: >)
    text += "<h2>Files</h2>\n<div class=\"overview\">\n<table>\n<tr><th>file</th>"
    for title in columns.map(\.title) + severities.map({ "\($0.rawValue)s" }) {
      text += "<th>\(title)</th>"
    }
    text += "</tr>\n"
    for (index, file) in files.enumerated() {
      text += "<tr><td><a href=\"#file-\(index + 1)\">\(HTMLText.escaped(file.path))</a></td>"
      let counts = columns.map { verdict in file.caches.count { $0.cache.verdict == verdict } }
      for count in counts + severities.map(file.count) {
        text += "<td>\(count == 0 ? "" : String(count))</td>"
      }
      text += "</tr>\n"
    }
    text += "</table>\n</div>\n"
  }
}
