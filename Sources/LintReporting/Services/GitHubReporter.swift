internal import LintDiagnostics

/// Writes workflow commands, which GitHub Actions turns into annotations of the pull request.
///
/// The escapes are those of `actions/toolkit`, `packages/core/src/command.ts`.
struct GitHubReporter: Reporter {
  /// The number of annotations of one severity that GitHub keeps per step; it silently drops the
  /// rest.
  private static let limit = 10

  /// The number of characters after which GitHub cuts a message.
  private static let messageLimit = 4096

  func render(_ report: Report) -> String {
    let groups = DiagnosticGroup.groups(of: report.diagnostics)
    return Severity.allCases.sorted(by: >).map { severity in
      let ours = groups.filter { $0.first.severity == severity }
      let shown = ours.prefix(Self.limit)
      return shown.enumerated().map { index, group in
        let rest = index == shown.count - 1 ? ours.count - shown.count : 0
        return command(group, rest: rest, in: report) + "\n"
      }
      .joined()
    }
    .joined()
  }

  private func command(_ group: DiagnosticGroup, rest: Int, in report: Report) -> String {
    let diagnostic = group.first
    let range = FirstLineRange(diagnostic.place)
    let name =
      switch diagnostic.severity {
      case .note: "notice"
      case .warning: "warning"
      case .error: "error"
      }
    let properties: KeyValuePairs = [
      "file": report.repositoryPath(of: diagnostic.place).showingControls.showingCommands,
      "line": String(range.line),
      "endLine": String(range.line),
      "col": String(range.columns.start),
      "endColumn": String(range.columns.end),
      "title": diagnostic.rule,
    ]
    let list = properties.map { "\($0.key)=\(Self.escapedProperty($0.value))" }
      .joined(separator: ",")
    return "::\(name) \(list)::\(Self.escaped(message(group, rest: rest)))"
  }

  private func message(_ group: DiagnosticGroup, rest: Int) -> String {
    let help = group.first.help.map { "\nhelp: \(PrintableText($0).text)" } ?? ""
    let more =
      ReportSummary.count(rest, "more \(group.first.severity.rawValue)")
      .map { "\n(and \($0), which GitHub does not show)" } ?? ""
    let message = PrintableText(group.message).text + help
    return message.cut(to: Self.messageLimit - more.unicodeScalars.count) + more
  }

  private static func escaped(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text).replacingScalars { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }
}
