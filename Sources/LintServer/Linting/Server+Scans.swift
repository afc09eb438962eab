internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

extension Server {
  /// The time to wait before a scan that only changes of open documents ask for, in milliseconds.
  private static let scanDelay = 1000

  /// Returns the scan to run now; nil if none is needed.
  package mutating func takeScan() -> Scan? {
    // A file that is not open may depend on unsaved changes, and so may the use of suppressions.
    let isOutdated =
      scans.isOutdated && changed.isEmpty && stale.isEmpty
      && (scans.isAwaited || documents.values.contains(where: \.hasConfiguredSuppressions))
    guard client != nil, scans.isNeeded || isOutdated, !scans.isRunning else { return nil }
    renewWorkingFolder()
    if showsProgress {
      request("window/workDoneProgress/create", ["token": Self.scanToken])
      progress(["kind": "begin", "title": "Linting the workspace"])
    }
    let record = scanRecord.map { FileRecord(after: $0) } ?? FileRecord()
    scanRecord = nil
    let scan = Scan(
      runs: folders.map { folder in
        let open = documents.values.map(\.location).filter { $0.isInside(folder) }
        var run = run(in: folder, [folder] + Set(open).sorted())
        run.findsSources = false
        return run
      },
      epoch: epoch,
      delay: scans.isNeeded ? 0 : Self.scanDelay,
      record: record,
    )
    scans.begin(scan)
    return scan
  }

  /// Takes the result of a scan.
  package mutating func finish(_ scan: ScanResult) {
    if showsProgress { progress(["kind": "end"]) }
    // Displayed paths were relative to another folder.
    guard scan.epoch == epoch else { return scans.abandon() }
    scanRecord = scan.record
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
        watch(outcome.decidingFiles)
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
    scans.end(findings, failed, scan.configurationDigests)
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
