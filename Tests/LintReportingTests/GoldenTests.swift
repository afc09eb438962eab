import LintDiagnostics
import LintReporting
import Testing

@Suite struct GoldenTests {
  @Test(arguments: ReportFormat.allCases)
  func hostileReportLooksAsItShould(format: ReportFormat) throws {
    let reporter = format.reporter(isColored: false, hasSummary: true)
    try Golden("hostile.\(format.rawValue)").expect(reporter.render(HostileReport.report))
  }
}
