internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// Returns the scan to run now; nil if none is needed.
  package mutating func takeScan() -> Scan? {
    guard client != nil, scans.isNeeded, !scans.isRunning else { return nil }
    if showsProgress {
      request("window/workDoneProgress/create", ["token": Self.scanToken])
      progress(["kind": "begin", "title": "Linting the workspace"])
    }
    scans.begin()
    return Scan(
      runs: folders.map { folder in
        let open = documents.values.map(\.location).filter { $0.isInside(folder) }
        return run(in: folder, [folder] + Set(open).sorted())
      }
    )
  }

  /// Takes the result of a scan.
  package mutating func finish(_ scan: ScanResult) {
    if showsProgress { progress(["kind": "end"]) }
    let known = dependents
    // Those of open documents may have changed since the scan began.
    let open = Set(documents.values.map(\.location))
    var writer = writer
    var findings: [FilePath: [Diagnostic]] = [:]
    var failed: [FilePath: String] = [:]
    for (folder, outcome) in scan.reports where folders.contains(folder) {
      switch outcome {
      case .success(let outcome):
        dependents.replace(below: folder, by: outcome.dependencies, except: open)
        for warning in outcome.warnings { show(warning) }
        settle([folder])
        for finding in outcome.report.diagnostics {
          let path = writer.name(of: finding.place.path).location
          // A folder inside this one has a run of its own.
          let owner = self.folder(of: path)
          if owner == folder || !folders.contains(owner) {
            findings[path, default: []].append(finding)
          }
        }
      case .failure(let error):
        settle([folder], error)
        failed[folder] = Failures.Failure(error).summary
      }
    }
    scans.end(findings, failed)
    stale.formUnion(
      documents.filter { dependents != known || $0.value.isConfiguration }.map(\.key)
    )
    stale.subtract(changed)
  }

  /// Whether to show the progress of the first scan; later ones are seldom noticed.
  private var showsProgress: Bool { scans.isFirst && client?.showsProgress == true }

  private static let scanToken: JSON = "elasticache-lint/scan"

  private mutating func progress(_ value: JSON) {
    notify("$/progress", ["token": Self.scanToken, "value": value])
  }
}
