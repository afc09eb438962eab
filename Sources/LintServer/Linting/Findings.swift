internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// The findings and caches of a run, by the documents that they are in.
struct Findings {
  private var writer: DiagnosticWriter

  /// By absolute path, as the run displays it.
  private let located: Group

  /// By the entry of a folder without links, for files that the run was not asked for, so a nested
  /// template has one result however it was reached.
  private let reached: Group

  private struct Group {
    var findings: [FilePath: [Diagnostic]] = [:]
    var caches: [FilePath: [JudgedCache]] = [:]
  }

  /// - Parameters:
  ///   - paths: the absolute paths of the files that were linted.
  init(of report: Report, for paths: Set<FilePath>, _ writer: DiagnosticWriter) {
    var (writer, located, reached) = (writer, Group(), Group())
    for finding in report.diagnostics {
      let name = writer.name(of: finding.place.path)
      located.findings[name.location, default: []].append(finding)
      if !paths.contains(name.location) {
        reached.findings[name.entry, default: []].append(finding)
      }
    }
    for cache in report.caches {
      let name = writer.name(of: cache.place.path)
      located.caches[name.location, default: []].append(cache)
      if !paths.contains(name.location) { reached.caches[name.entry, default: []].append(cache) }
    }
    (self.writer, self.located, self.reached) = (writer, located, reached)
  }

  /// Returns the result of a document that was linted.
  mutating func result(for location: FilePath) -> DocumentResult {
    let entry = location.entry
    var findings = located.findings[location] ?? []
    var caches = located.caches[location] ?? []
    findings += reached.findings[entry] ?? []
    caches += reached.caches[entry] ?? []
    return DocumentResult(
      findings: findings.map { ($0, writer.json(of: $0)) },
      caches: caches,
    )
  }
}
