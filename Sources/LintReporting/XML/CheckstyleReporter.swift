internal import LintDiagnostics
internal import LintText

/// Writes Checkstyle XML, which Jenkins, reviewdog, and many others read.
struct CheckstyleReporter: Reporter {
  func render(_ report: Report) -> String {
    var files: [(path: String, errors: [String])] = []
    for diagnostic in report.diagnostics {
      let path = report.repositoryPath(of: diagnostic.place)
      if files.last?.path != path { files.append((path, [])) }
      files[files.count - 1].errors.append(error(diagnostic, report.tool))
    }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<checkstyle\(XMLText.attributes(["version": report.tool.version]))>")
    for file in files {
      lines.append("  <file\(XMLText.attributes(["name": file.path]))>")
      lines += file.errors
      lines.append("  </file>")
    }
    lines.append("</checkstyle>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func error(_ diagnostic: Diagnostic, _ tool: ToolDescription) -> String {
    let start = diagnostic.place.range.lowerBound
    let severity =
      switch diagnostic.severity {
      case .note: "info"
      case .warning: "warning"
      case .error: "error"
      }
    let attributes = XMLText.attributes([
      "line": String(start.line),
      "column": String(start.column),
      "severity": severity,
      "message": diagnostic.message,
      "source": "\(tool.name).\(diagnostic.rule)",
    ])
    return "    <error\(attributes)/>"
  }
}
