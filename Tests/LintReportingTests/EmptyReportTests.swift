import LintDiagnostics
import LintReporting
import Testing

@Suite struct EmptyReportTests {
  private static let report = Report(fileCount: 0, caches: [], diagnostics: [])

  @Test(arguments: [ReportFormat.text, .concise], [false, true])
  func quietMeansNothingAtAll(format: ReportFormat, isColored: Bool) {
    let reporter = format.reporter(isColored: isColored, hasSummary: false)
    #expect(reporter.render(Self.report) == "")
  }

  @Test(arguments: [ReportFormat.text, .concise])
  func summaryIsThereEvenIfNothingElseIs(format: ReportFormat) {
    let reporter = format.reporter(isColored: false, hasSummary: true)
    #expect(reporter.render(Self.report) == "nothing to lint\n")
  }

  @Test func documentForProgramsIsWhole() throws {
    let document = try RenderedJSON(Self.report)
    #expect(document.list("findings").isEmpty && document.list("caches").isEmpty)
    #expect(
      document.object("summary").values.allSatisfy {
        $0 as? Int == 0 || ($0 as? [String: Any])?.isEmpty == true
      }
    )
  }

  @Test(arguments: [ReportFormat.github, .azure, .teamcity])
  func commandsAreGivenOnlyForProblems(format: ReportFormat) {
    #expect(format.reporter(isColored: false, hasSummary: true).render(Self.report) == "")
  }

  @Test(arguments: ReportFormat.allCases.filter { $0.audience == .documents })
  func documentsSayThatNothingWasFound(format: ReportFormat) {
    #expect(format.reporter(isColored: false, hasSummary: true).render(Self.report) != "")
  }
}
