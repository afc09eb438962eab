import LintDiagnostics
import Testing

@testable import LintReporting

/// The formats that have the edits that fix findings.
struct ShownFixTests {
  @Test(arguments: ReportFormat.allCases)
  func `finds fixes only for formats that show them`(_ format: ReportFormat) {
    let fixed = HostileReport.report.diagnostics.filter { $0.fix != nil }
    #expect(!fixed.isEmpty)
    let bare = fixed.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.fix = nil
      return diagnostic
    }
    let texts = [fixed, bare].map { diagnostics in
      format.reporter().render(Report(fileCount: 1, caches: [], diagnostics: diagnostics))
    }
    #expect((texts[0] != texts[1]) == format.showsFixes)
  }
}
