import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

@Suite struct ControlCharacterTests {
  @Test(arguments: [ReportFormat.text, .concise], [false, true])
  func nothingActsOnATerminal(format: ReportFormat, isColored: Bool) {
    let text = format.reporter(isColored: isColored, hasSummary: true).render(HostileReport.report)
    let plain = isColored ? text.replacing(/\u{1B}\[(0|1|34|32|1;3[136])m/, with: "") : text
    let dangerous = plain.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate: scalar != "\n"
      case .format: scalar != "\u{200D}"
      default: false
      }
    }
    #expect(dangerous.isEmpty)
  }

  @Test func everyProblemIsOneConciseLine() {
    let report = HostileReport.report
    let text = ReportFormat.concise.reporter(isColored: false, hasSummary: false).render(report)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = DiagnosticGroup.groups(of: report.diagnostics).map(\.first)
    #expect(lines.count == shown.count + report.suppressed.count + report.baselined.count + 1)
    #expect(lines.last == "")
    for (line, diagnostic) in zip(lines, shown) {
      #expect(line.hasSuffix(" [\(diagnostic.rule)]"))
      #expect(line.contains(":\(diagnostic.place.range.lowerBound): \(diagnostic.severity): "))
    }
  }

  @Test(arguments: [
    "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{AD}", "\u{E0041}", "\u{85}",
  ])
  func invisibleScalarsAreShown(scalar: String) throws {
    let place = Place(path: "a\(scalar)b", range: .start ..< .start, excerpt: nil)
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: [Diagnostic(rule: "r", severity: .note, message: "m\(scalar)", place: place)],
    )
    let value = try #require(scalar.unicodeScalars.first).value
    let shown = "\\u{\(String(value, radix: 16, uppercase: true))}"
    let text = ReportFormat.concise.reporter(isColored: false, hasSummary: false).render(report)
    #expect(text == "a\(shown)b:1:1: note: m\(shown) [r]\n")
  }
}
