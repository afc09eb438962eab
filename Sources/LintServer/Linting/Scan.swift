internal import LintWorkspace

/// A run over all workspace folders, for any thread.
package struct Scan: Sendable {
  let runs: [FolderRun]

  /// The time to wait before the scan, in milliseconds.
  let delay: Int

  /// Lints the folders.
  package func result() -> ScanResult {
    if delay > 0 { POSIX.pause(milliseconds: delay) }
    return ScanResult(
      reports: runs.map { run in (run.folder, Result { try run.outcome() }) }
    )
  }
}

/// The result of a scan.
package struct ScanResult: Sendable {
  let reports: [(folder: FilePath, outcome: Result<FolderRun.Outcome, any Error>)]
}
