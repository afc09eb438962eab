internal import LintDiagnostics

/// Writes logging commands, which Azure Pipelines turns into the issues of a build.
///
/// The escapes are those of `microsoft/azure-pipelines-task-lib`, `node/taskcommand.ts`.
struct AzureReporter: Reporter {
  func render(_ report: Report) -> String {
    let groups = DiagnosticGroup.groups(of: report.diagnostics)
    // Errors first, because the build summary shows only the first issues.
    return Severity.allCases.sorted(by: >).flatMap { severity in
      groups.filter { $0.first.severity == severity }.map { command($0, in: report) + "\n" }
    }
    .joined()
  }

  private func command(_ group: DiagnosticGroup, in report: Report) -> String {
    let diagnostic = group.first
    // Azure has only two kinds of issues.
    let (type, prefix) =
      switch diagnostic.severity {
      case .note: ("warning", "note: ")
      case .warning: ("warning", "")
      case .error: ("error", "")
      }
    let range = FirstLineRange(diagnostic.place)
    let properties: KeyValuePairs = [
      "type": type,
      "sourcepath": report.repositoryPath(of: diagnostic.place).showingControls.showingCommands,
      "linenumber": String(range.line),
      "columnnumber": String(range.columns.start),
      "code": diagnostic.rule,
    ]
    let list = properties.map { "\($0.key)=\(Self.escapedProperty($0.value));" }.joined()
    let message = PrintableText(prefix + group.message).text
    return "##vso[task.logissue \(list)]\(Self.escaped(message))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "%": "%AZP25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text).replacingScalars { scalar in
      switch scalar {
      case ";": "%3B"
      case "]": "%5D"
      default: nil
      }
    }
  }
}
