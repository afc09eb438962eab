import LintDiagnostics
import LintReporting
import LintTestSupport
import Testing

@Suite struct GoldenTests {
  @Test(arguments: ReportFormat.allCases)
  func hostileReportLooksAsItShould(format: ReportFormat) throws {
    let reporter = format.reporter(isColored: false, hasSummary: true)
    try Golden("reports/hostile.\(format.rawValue)").expect(reporter.render(HostileReport.report))
  }
}
