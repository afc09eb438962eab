import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

/// What is said to the services that read the log of a build, and what must not be.
@Suite struct BuildLogTests {
  private static func lines(_ format: ReportFormat, _ report: Report) -> [Substring] {
    let text = format.reporter(isColored: false, hasSummary: true).render(report)
    // Those of the services, to whom CR alone is an end as well.
    return text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { Substring($0) }
  }

  private static func report(path: String, message: String) -> Report {
    let excerpt = Excerpt(text: message, firstColumn: 1, isCutAtEnd: false)
    // Marked at every scalar, so that each border falls once between any two.
    let diagnostics = (1...max(1, message.unicodeScalars.count)).map { column in
      Diagnostic(
        rule: "r",
        severity: .note,
        message: message,
        help: message,
        place: Place(
          path: path,
          range: HostileReport.range(1, column, column + 1),
          excerpt: excerpt,
        ),
        related: [
          RelatedPlace(
            message: message,
            place: Place(path: path, range: .start ..< .start, excerpt: excerpt)
          )
        ],
      )
    }
    return Report(fileCount: 1, caches: [], diagnostics: diagnostics)
  }

  /// GitHub obeys `##[command]` wherever it stands, and so do Azure and TeamCity their own.
  private static func givesOrders(_ line: Substring) -> Bool {
    BuildLog.gitHubCommand(line) != nil || line.contains("##[")
      || line.contains(/##[A-Za-z.]+\[/) || line.contains(/^section_(start|end):/)
  }

  @Test(
    arguments: [ReportFormat.text, .concise, .markdown],
    [
      "::stop-commands::x", "\u{3000} ::error::x", "\t::add-mask::y", "\u{2028}::error::x",
      "a\n::error::x", "a\r::error::x", "##[error]x", "a ##[group]x", "##vso[task.complete]x",
      "###vso[task.complete]x", "##teamcity[a]", "##[[", "#\u{200D}#[x]", ":", ":error::x", "##",
      "##vso", "section_start:1:a", "section_end:1:a",
    ],
  )
  func formatsForPeopleGiveNoOrders(format: ReportFormat, hostile: String) {
    for report in [
      Self.report(path: hostile, message: hostile), Self.report(path: hostile, message: "m"),
      Self.report(path: "a.yaml", message: hostile),
    ] {
      for line in Self.lines(format, report) { #expect(!Self.givesOrders(line), "\(line)") }
    }
  }

  @Test(arguments: [ReportFormat.text, .concise, .markdown])
  func theHostileReportGivesNoOrders(format: ReportFormat) {
    for line in Self.lines(format, HostileReport.report) {
      #expect(!Self.givesOrders(line), "\(line)")
    }
  }

  /// What the log shows of a group, the worst first.
  private static let shown: [DiagnosticGroup] = {
    let groups = DiagnosticGroup.groups(of: HostileReport.report.diagnostics)
    return [Severity.error, .warning, .note].flatMap { severity in
      groups.filter { $0.first.severity == severity }
    }
  }()

  @Test func gitHubReadsWhatWasSaid() throws {
    let lines = Self.lines(.github, HostileReport.report)
    #expect(lines.count == Self.shown.count)
    for (line, group) in zip(lines, Self.shown) {
      let diagnostic = group.first
      let command = try #require(BuildLog.gitHubCommand(line))
      #expect(command.name == (diagnostic.severity == .note ? "notice" : "\(diagnostic.severity)"))
      let start = diagnostic.place.range.lowerBound
      #expect(
        Set(command.properties.keys) == ["file", "line", "endLine", "col", "endColumn", "title"]
      )
      #expect(
        command.properties["file"]
          == HostileReport.report.repositoryPath(of: diagnostic.place).showingControls
      )
      #expect(command.properties["line"] == "\(start.line)")
      #expect(command.properties["endLine"] == "\(start.line)")
      #expect(command.properties["col"] == "\(start.column)")
      #expect(command.properties["title"] == diagnostic.rule)
      let said = [group.message] + (diagnostic.help.map { ["help: \($0)"] } ?? [])
      #expect(
        command.message == said.map { PrintableText($0).text }.joined(separator: "\n")
      )
    }
  }

  @Test func azureReadsWhatWasSaid() throws {
    let lines = Self.lines(.azure, HostileReport.report)
    #expect(lines.count == Self.shown.count)
    for (line, group) in zip(lines, Self.shown) {
      let diagnostic = group.first
      let command = try #require(BuildLog.azureCommand(line))
      #expect(line.hasPrefix("##vso[") && command.name == "task.logissue")
      let start = diagnostic.place.range.lowerBound
      let isNote = diagnostic.severity == .note
      #expect(
        command.properties == [
          "type": isNote ? "warning" : "\(diagnostic.severity)",
          "sourcepath": HostileReport.report.repositoryPath(of: diagnostic.place).showingControls,
          "linenumber": "\(start.line)", "columnnumber": "\(start.column)",
          "code": diagnostic.rule,
        ]
      )
      #expect(command.message == (isNote ? "note: " : "") + PrintableText(group.message).text)
    }
  }

  @Test func teamCityReadsWhatWasSaid() throws {
    let lines = Self.lines(.teamcity, HostileReport.report)
    let messages = try lines.map { try #require(BuildLog.teamCityMessage($0), "\($0)") }
    let types = messages.prefix { $0.name == "inspectionType" }
    #expect(
      types.compactMap { $0.properties["id"] }
        == Set(HostileReport.report.diagnostics.map(\.rule)).sorted()
    )
    let inspections = messages.dropFirst(types.count)
    let groups = DiagnosticGroup.groups(of: HostileReport.report.diagnostics)
    #expect(inspections.count == groups.count)
    for (inspection, group) in zip(inspections, groups) {
      let diagnostic = group.first
      let severity: [Severity: String] = [.note: "INFO", .warning: "WARNING", .error: "ERROR"]
      #expect(inspection.name == "inspection")
      #expect(
        inspection.properties == [
          "typeId": diagnostic.rule, "message": PrintableText(group.message).text,
          "file": HostileReport.report.repositoryPath(of: diagnostic.place),
          "line": "\(diagnostic.place.range.lowerBound.line)",
          "SEVERITY": severity[diagnostic.severity] ?? "",
        ]
      )
    }
  }

  private static func many(_ severity: Severity, _ count: Int) -> [Diagnostic] {
    (0..<count).map { index in
      Diagnostic(
        rule: "r",
        severity: severity,
        message: "m\(index)",
        place: .start(of: "a\(index)"),
      )
    }
  }

  @Test func gitHubGetsNoMoreThanItKeeps() throws {
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: Self.many(.note, 11) + Self.many(.warning, 10) + Self.many(.error, 13),
    )
    let commands = Self.lines(.github, report).compactMap(BuildLog.gitHubCommand)
    let names = commands.map(\.name)
    #expect(
      names == Array(repeating: "error", count: 10) + Array(repeating: "warning", count: 10)
        + Array(repeating: "notice", count: 10)
    )
    let ends = commands.enumerated().filter { $0.element.message.contains("(and ") }
    #expect(ends.map(\.offset) == [9, 29])
    #expect(
      ends.first?.element.message.hasSuffix("(and 3 more errors, which GitHub does not show)")
        == true
    )
    #expect(
      ends.last?.element.message.hasSuffix("(and 1 more note, which GitHub does not show)") == true
    )
  }

  @Test func messagesAreCutToWhatIsShown() throws {
    let long = String(repeating: "é", count: 5000)
    var diagnostics = Self.many(.error, 11)
    diagnostics[diagnostics.count - 2] = Diagnostic(
      rule: "r",
      severity: .error,
      message: long,
      place: .start(of: "a8"),
    )
    diagnostics.removeLast()
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: diagnostics.map { diagnostic in
        Diagnostic(rule: "r", severity: .error, message: long, place: diagnostic.place)
      } + Self.many(.error, 1),
    )
    for command in Self.lines(.github, report).compactMap(BuildLog.gitHubCommand) {
      #expect(command.message.unicodeScalars.count <= 4096)
    }
    let last = try #require(Self.lines(.github, report).compactMap(BuildLog.gitHubCommand).last)
    #expect(last.message.hasSuffix("which GitHub does not show)"))
    for line in Self.lines(.teamcity, report).dropFirst() {
      let message = try #require(BuildLog.teamCityMessage(line)?.properties["message"])
      #expect(message.unicodeScalars.count <= 4000)
    }
  }
}
