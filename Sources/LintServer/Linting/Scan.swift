internal import LintWorkspace

/// A run over all workspace folders, for any thread.
package struct Scan: Sendable {
  let runs: [FolderRun]

  /// Lints the folders.
  package func result() -> ScanResult {
    ScanResult(
      reports: runs.map { run in (run.folder, Result { try run.outcome() }) }
    )
  }
}

/// The result of a scan.
package struct ScanResult: Sendable {
  let reports: [(folder: FilePath, outcome: Result<FolderRun.Outcome, any Error>)]
}
