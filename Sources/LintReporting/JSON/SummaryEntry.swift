internal import LintDiagnostics

/// The JSON object of the summary: numbers of inputs, caches, and results.
struct SummaryEntry: Encodable {
  let files: Int
  let caches: Int
  let errors: Int
  let warnings: Int
  let notes: Int
  let suppressed: Int
  let baselined: Int
  let templates: Int
  let plans: Int
  let rootModules: Int
  let skipped: [String: Int]

  /// Written only if there are any.
  let changeSets: Int?

  /// Written only if there are any.
  let manifests: Int?

  /// Written only if there are any.
  let previews: Int?

  /// Written only if there are any.
  let listings: Int?

  /// Written only if there are any.
  let states: Int?

  /// Written only if there are any.
  let unchangedCaches: Int?

  init(_ report: Report) {
    files = report.fileCount
    caches = report.caches.count
    errors = report.count(of: .error)
    warnings = report.count(of: .warning)
    notes = report.count(of: .note)
    suppressed = report.suppressed.count
    baselined = report.baselined.count
    templates = report.coverage.count(of: .template)
    plans = report.coverage.count(of: .plan)
    rootModules = report.coverage.count(of: .rootModule)
    changeSets = report.coverage.judged[.changeSet]
    manifests = report.coverage.judged[.manifest]
    previews = report.coverage.judged[.preview]
    listings = report.coverage.judged[.listing]
    states = report.coverage.judged[.state]
    unchangedCaches = report.unchangedCaches == 0 ? nil : report.unchangedCaches
    skipped = Dictionary(
      uniqueKeysWithValues: report.coverage.skipped.map { ($0.key.rawValue, $0.value) }
    )
  }
}
