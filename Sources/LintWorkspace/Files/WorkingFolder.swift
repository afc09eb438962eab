/// The working folder of a process that serves one folder for a long time.
///
/// The system keeps a working folder open, so after the folder was moved, or removed and created
/// again, relative paths would lead elsewhere or nowhere.
package struct WorkingFolder: Sendable {
  /// The folder that the process has entered; nil if the one to enter does not exist.
  private var identity: FileIdentity?

  package init() {}

  /// Whether the process has entered a folder that existed.
  package var isEntered: Bool { identity != nil }

  /// Whether the process is not in the folder at a path.
  package func isOutdated(for folder: FilePath) -> Bool {
    guard let status = Self.status(of: folder) else { return identity != nil }
    return status.identity != identity || POSIX.realPath(of: folder) != FilePath.working
  }

  /// Enters the folder at a path; without one, paths are displayed as absolute ones.
  ///
  /// No other thread may use relative paths meanwhile.
  package mutating func enter(_ folder: FilePath) {
    if let status = Self.status(of: folder), (try? POSIX.enter(folder)) != nil {
      identity = status.identity
      FilePath.working = POSIX.realPath(of: FilePath("."))
    } else {
      identity = nil
      // Relative paths must not lead into a folder that was moved away.
      try? POSIX.enter(FilePath("/"))
      FilePath.working = nil
    }
  }

  /// Whether a folder exists at a path.
  package static func exists(_ folder: FilePath) -> Bool { status(of: folder) != nil }

  private static func status(of folder: FilePath) -> FileStatus? {
    (try? POSIX.status(of: folder)).flatMap { $0.kind == .folder ? $0 : nil }
  }
}
