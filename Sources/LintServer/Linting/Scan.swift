internal import LintWorkspace

/// A run over all workspace folders, for any thread.
package struct Scan: Sendable {
  let runs: [FolderRun]

  /// The number of times that the working folder had changed when the scan began.
  let epoch: Int

  /// The time to wait before the scan, in milliseconds.
  let delay: Int

  /// Whether the result is there.
  let hasEnded = Locked(false)

  /// Lints the folders.
  package func result() -> ScanResult {
    defer { hasEnded.change { $0 = true } }
    if delay > 0 { POSIX.pause(milliseconds: delay) }
    return ScanResult(
      reports: runs.map { run in (run.folder, Result { try run.outcome() }) },
      epoch: epoch,
    )
  }
}

/// The result of a scan.
package struct ScanResult: Sendable {
  let reports: [(folder: FilePath, outcome: Result<FolderRun.Outcome, any Error>)]
  let epoch: Int
}
