internal import LintWorkspace

extension Server {
  /// Passes the records of files on to those who look at them.
  ///
  /// Clients report no changes outside of their folders, and removed folders but not their files, so
  /// the files of all clients are looked at.
  func watchRecords() { lookout.watch([fileRecord] + [scanRecord].compactMap(\.self)) }

  /// Lints again what files on disk decide that were found to have changed.
  package mutating func renewFiles() {
    renewWorkingFolder()
    if fileRecord.isOutdated {
      filesHaveChanged()
    } else if scanRecord?.isOutdated == true {
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
