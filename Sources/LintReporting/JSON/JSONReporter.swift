internal import LintDiagnostics

/// Writes one JSON document for programs.
///
/// The article JSON documents its shape, which only grows within a version.
struct JSONReporter: Reporter {
  /// The version of the shape, shared with JSON Lines.
  static let version = 1

  func render(_ report: Report) -> String {
    JSONText.document(JSONReport(report))
  }
}

private struct JSONReport: Encodable {
  let version = JSONReporter.version
  let summary: SummaryEntry
  let caches: [CacheEntry]
  let findings: [FindingEntry]
  let suppressed: [SuppressedEntry]
  let baselined: [FindingEntry]

  /// Written only on request.
  let statistics: ReportStatistics?

  init(_ report: Report) {
    summary = SummaryEntry(report)
    caches = report.caches.map(CacheEntry.init)
    findings = report.diagnostics.map(FindingEntry.init)
    suppressed = report.suppressed.map(SuppressedEntry.init)
    baselined = report.baselined.map(FindingEntry.init)
    statistics = report.showsStatistics ? ReportStatistics(report) : nil
  }
}
