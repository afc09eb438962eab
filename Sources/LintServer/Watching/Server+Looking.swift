internal import LintWorkspace

extension Server {
  /// Whether the server looks for files that have changed, since the client doesn't report them.
  var looksAtFiles: Bool { client.map { !$0.watchesFiles } ?? false }

  /// Calls a closure for open documents, and records what it reads if the client doesn't report
  /// changes on disk.
  func recordingFiles<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    looksAtFiles ? try fileRecord.record(body) : try body()
  }

  /// Lints again what files on disk decide that have changed.
  mutating func lookAtFiles() {
    renewWorkingFolder()
    if fileRecord.look() {
      filesHaveChanged()
    } else if scanRecord?.look() == true {
      scans.isNeeded = true
    }
    if fileRecord.isFull || scanRecord?.isFull == true {
      show(
        "more than \(FileRecord.limit.grouped) files decide the findings; changes on disk of some"
          + " count when a file is saved or opened"
      )
    }
  }
}
