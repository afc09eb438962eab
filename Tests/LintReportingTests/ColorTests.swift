import LintDiagnostics
import LintReporting
import Testing

@Suite struct ColorTests {
  @Test(arguments: ReportFormat.allCases)
  func colorsAddNothingButEscapeSequences(format: ReportFormat) {
    let plain = format.reporter(isColored: false, hasSummary: true).render(HostileReport.report)
    let colored = format.reporter(isColored: true, hasSummary: true).render(HostileReport.report)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect((colored == plain) == (format.audience != .people))
  }

  @Test func everyColorIsTurnedOffOnItsLine() {
    let text = ReportFormat.text.reporter(isColored: true, hasSummary: true)
      .render(HostileReport.report)
    for line in text.split(separator: "\n") {
      let codes = line.matches(of: /\u{1B}\[([0-9;]*)m/).map { $0.output.1 }
      #expect(codes.count.isMultiple(of: 2))
      for (index, code) in codes.enumerated() {
        #expect((code == "0") == !index.isMultiple(of: 2))
      }
    }
  }
}
