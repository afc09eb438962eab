internal import LintDiagnostics
internal import LintText

/// Writes service messages, which TeamCity turns into the inspections of a build.
struct TeamCityReporter: Reporter {
  /// TeamCity's limit for the characters of a rule name.
  private static let nameLimit = 255

  /// TeamCity's limit for the characters of any other text.
  private static let textLimit = 4000

  func render(_ report: Report) -> String {
    let groups = DiagnosticGroup.groups(of: report.diagnostics)
    let found = Set(groups.map(\.first.rule)).sorted()
    return (found.map { type($0, report) } + groups.map { inspection($0, report) })
      .map { $0 + "\n" }.joined()
  }

  private func type(_ rule: String, _ report: Report) -> String {
    let summary = report.rules.first { $0.rule.name == rule }?.rule.summary ?? rule
    return Self.message(
      "inspectionType",
      [
        "id": rule.cut(to: Self.nameLimit),
        "name": rule.cut(to: Self.nameLimit),
        "description": summary.cut(to: Self.textLimit),
        "category": report.tool.name.cut(to: Self.nameLimit),
      ],
    )
  }

  private func inspection(_ group: DiagnosticGroup, _ report: Report) -> String {
    let diagnostic = group.first
    let severity =
      switch diagnostic.severity {
      case .note: "INFO"
      case .warning: "WARNING"
      case .error: "ERROR"
      }
    return Self.message(
      "inspection",
      [
        "typeId": diagnostic.rule.cut(to: Self.nameLimit),
        "message": PrintableText(group.message).text.cut(to: Self.textLimit),
        "file": report.repositoryPath(of: diagnostic.place).cut(to: Self.textLimit),
        "line": String(diagnostic.place.range.lowerBound.line),
        "SEVERITY": severity,
      ],
    )
  }

  private static func message(
    _ name: String,
    _ attributes: KeyValuePairs<String, String>,
  ) -> String {
    let list = attributes.map { " \($0.key)='\(escaped($0.value))'" }.joined()
    return "##teamcity[\(name)\(list)]"
  }

  private static func escaped(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "'", "|", "[", "]": "|\(scalar)"
      case "\n": "|n"
      case "\r": "|r"
      case "\u{85}": "|x"
      case "\u{2028}": "|l"
      case "\u{2029}": "|p"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": "|0x00\(hexadecimal(scalar))"
      default: nil
      }
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
  }
}
