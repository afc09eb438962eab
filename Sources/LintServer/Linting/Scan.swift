internal import LintDiagnostics
internal import LintText
internal import LintWorkspace

/// A run over all workspace folders, for any thread.
package struct Scan: Sendable {
  let runs: [FolderRun]

  /// The number of times that the working folder had changed when the scan began.
  let epoch: Int

  /// The time to wait before the scan, in milliseconds.
  let delay: Int

  /// The record of what the runs read.
  let record: FileRecord

  /// Whether the result is there.
  let hasEnded = Locked(false)

  /// Lints the folders.
  package func result() -> ScanResult {
    defer { hasEnded.change { $0 = true } }
    if delay > 0 { POSIX.pause(milliseconds: delay) }
    let reports = record.record {
      runs.map { run in (run.folder, Result { try run.outcome() }) }
    }
    var digests: [FilePath: Int] = [:]
    for (run, (_, outcome)) in zip(runs, reports) {
      guard case .success(let outcome) = outcome else { continue }
      digests.merge(run.configurationDigests(outcome.report)) { first, _ in first }
    }
    return ScanResult(
      reports: reports,
      configurationDigests: digests,
      epoch: epoch,
      record: record,
    )
  }
}

extension FolderRun {
  /// Returns digests of the configurations with findings, by absolute path.
  fileprivate func configurationDigests(_ report: Report) -> [FilePath: Int] {
    let borders = Borders(linted: [folder])
    let paths = Set(report.diagnostics.map { Text($0.place.path) }).map { FilePath($0) }
    let digests = paths.filter(\.isConfiguration).compactMap { path -> (FilePath, Int)? in
      let (location, file) = (path.absolute, POSIX.resolvedPath(of: path))
      let text = open[file] ?? (try? borders.border(around: file.folder).read(file, .input))
      return text.map { text in
        (location, DocumentText(Array(text.bytes), .utf8).digest)
      }
    }
    return Dictionary(digests) { first, _ in first }
  }
}

extension FilePath {
  /// Whether it is the path of a configuration rather than of an input.
  var isConfiguration: Bool {
    SettingsFile.names.contains { lastComponent.elementsEqual($0.utf8) }
  }
}

/// The result of a scan.
package struct ScanResult: Sendable {
  let reports: [(folder: FilePath, outcome: Result<FolderRun.Outcome, any Error>)]

  /// Digests of the texts of configurations with findings, by absolute path.
  let configurationDigests: [FilePath: Int]

  let epoch: Int

  let record: FileRecord
}
