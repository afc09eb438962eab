import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

@Suite struct ControlCharacterTests {
  @Test(arguments: [ReportFormat.text, .concise], [false, true])
  func nothingActsOnATerminal(format: ReportFormat, isColored: Bool) {
    let text = format.reporter(isColored: isColored, hasSummary: true).render(HostileReport.report)
    let plain = isColored ? text.replacing(/\u{1B}\[(0|1|32|1;3[136]|1;94)m/, with: "") : text
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

  /// Names that look like another one, or like nothing.
  private static let invisible: [Unicode.Scalar] = [
    "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{180E}", "\u{200B}", "\u{200C}", "\u{200D}",
    "\u{200E}", "\u{200F}", "\u{2028}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}",
    "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
  ]

  /// Another service than the one that the format is for may read the log.
  @Test(
    arguments: ReportFormat.allCases,
    ["##vso[task.setvariable variable=A]", "##[set-env name=A]", "##teamcity[x]"]
  )
  func noNameOfAFileIsAnOrder(format: ReportFormat, order: String) {
    let place = Place(path: "x \(order)b.yaml", range: .start ..< .start, excerpt: nil)
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: [Diagnostic(rule: "r", severity: .error, message: "m", place: place)],
    )
    let text = format.reporter(isColored: false, hasSummary: true).render(report)
    let prefix = order.prefix { $0 != "[" }
    #expect(!text.contains("x \(prefix)["))
  }

  /// A service must find the file by its name; everywhere else people read it.
  @Test(
    arguments: [
      ReportFormat.text, .concise, .github, .azure, .teamcity, .markdown,
    ],
    invisible
  )
  func invisibleScalarsAreRawOnlyInTheNameOfTheFile(
    format: ReportFormat,
    scalar: Unicode.Scalar,
  ) throws {
    let (path, other) = ("a\(scalar)b.yaml", "c\(scalar)d.yaml")
    func place(_ path: String) -> Place {
      Place(path: path, range: .start ..< .start, excerpt: nil)
    }
    let diagnostic = Diagnostic(
      rule: "r",
      severity: .error,
      message: "see '\(other)'",
      help: "lint '\(other)'",
      place: place(path),
      related: [RelatedPlace(message: "in '\(other)'", place: place(other))],
    )
    let report = Report(fileCount: 1, caches: [], diagnostics: [diagnostic])
    let text = format.reporter(isColored: false, hasSummary: true).render(report)
    let property: String? =
      switch format {
      case .github: "file=\(path),"
      case .azure: "sourcepath=\(path);"
      case .teamcity: "file='\(scalar == "\u{2028}" ? "a|lb.yaml" : path)'"
      default: nil
      }
    if let property { #expect(text.contains(property)) }
    let rest = property.map { text.replacing($0, with: "") } ?? text
    #expect(!rest.unicodeScalars.contains(scalar))
    let value = String(scalar.value, radix: 16, uppercase: true)
    // Markdown escapes the backslash in turn.
    #expect(rest.contains("c\(format == .markdown ? "\\\\" : "\\")u{\(value)}d.yaml"))
  }

  @Test(arguments: ["👩\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "🏳\u{FE0F}\u{200D}🌈"])
  func joinersOfEmojiStay(emoji: String) {
    #expect(PrintableText(emoji).text == emoji)
  }
}
