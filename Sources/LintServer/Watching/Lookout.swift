internal import LintWorkspace

/// The files that decide results, for a thread that looks at them while others are linted.
// A class, since the server and the thread share it.
package final class Lookout: Sendable {
  private let records = Locked<[FileRecord]>([])

  /// Replaces the records of files.
  func watch(_ new: [FileRecord]) { records.withLock { $0 = new } }

  /// Looks at files; returns whether one has changed, or may have.
  func look() -> Bool {
    records.withLock { $0 }.map { $0.look() }.contains(true)
  }
}
