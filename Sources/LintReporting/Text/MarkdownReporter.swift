internal import LintDiagnostics

/// Writes a table for a build summary or a comment.
struct MarkdownReporter: Reporter {
  let hasSummary: Bool

  /// The maximum size of the output in bytes.
  let limit: Int

  /// GitHub's size limit for all summaries of one step; beyond it, none is shown (`actions/runner`,
  /// `FileCommandManager.cs`).
  static let stepSummaryLimit = 1024 * 1024

  static let title = "### ElastiCache automatic backups"
  static let head = "| severity | place | finding |"

  func render(_ report: Report) -> String {
    var text =
      hasSummary ? "\(Self.title)\n\n\(ReportSummary(report).text)\n" : ""
    let groups = DiagnosticGroup.groups(of: report.diagnostics)
    guard !groups.isEmpty else { return text.utf8.count <= limit ? text : "" }
    text += (hasSummary ? "\n" : "") + "\(Self.head)\n| --- | --- | --- |\n"
    var used = text.utf8.count
    // Errors first, so they are dropped last.
    let rows = Severity.allCases.sorted(by: >).flatMap { severity in
      groups.filter { $0.first.severity == severity }.map(row)
    }
    for (index, row) in rows.enumerated() {
      let rest = Self.leftOut(rows.count - index)
      guard used + row.utf8.count + rest.utf8.count <= limit else {
        text += rest
        return text.utf8.count <= limit ? text : ""
      }
      text += row
      used += row.utf8.count
    }
    let diff = Self.diff(of: groups)
    return used + diff.utf8.count <= limit ? text + diff : text
  }

  /// Returns the fixes as a block that is shown as a diff; empty without any.
  private static func diff(of groups: [DiagnosticGroup]) -> String {
    var lines: [String] = []
    for fix in groups.compactMap(\.first.fix) where !fix.lines.isEmpty {
      lines.append("# \(fix.path): \(fix.title)\(fix.applicability == .unsafe ? " (unsafe)" : "")")
      for change in fix.lines.map(\.withoutSharedLines) {
        lines.append("@@ -\(change.firstLine) +\(change.firstLine) @@")
        lines += change.old.map { "-" + $0 } + change.new.map { "+" + $0 }
      }
    }
    guard !lines.isEmpty else { return "" }
    let text = lines.map { PrintableText($0).text + "\n" }.joined()
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\n\(fence)diff\n\(text)\(fence)\n"
  }

  private static func leftOut(_ count: Int) -> String {
    "\n\(ReportSummary.count(count, "finding") ?? "") more, omitted because a summary is limited to"
      + " \(stepSummaryLimit / 1024) KiB.\n"
  }

  private func row(_ group: DiagnosticGroup) -> String {
    let diagnostic = group.first
    let start = diagnostic.place.isWholeInput ? "" : ":\(diagnostic.place.range.lowerBound)"
    let place = Self.escaped(diagnostic.place.path) + start
    let help = diagnostic.help.map { "<br>help: \(Self.escaped($0))" } ?? ""
    return "| \(diagnostic.severity.rawValue) | \(place)"
      + " | \(Self.escaped(group.message)) (\(diagnostic.rule))\(help) |\n"
  }

  /// Escapes everything that Markdown or GitHub would interpret.
  private static func escaped(_ text: String) -> String {
    PrintableText(text).text.replacingScalars { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": "\\\(scalar)"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      // A name in a template must not notify a GitHub user.
      case "@": "@<!-- -->"
      default: nil
      }
    }
  }
}
