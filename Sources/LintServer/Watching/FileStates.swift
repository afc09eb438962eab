internal import LintWorkspace

/// The states of the files that decided results, and of their folders, for clients that don't report
/// changes on disk.
struct FileStates {
  private var states: [FilePath: State] = [:]

  /// The state of a file or folder.
  private enum State: Equatable {
    case missing
    case present(FileIdentity, modification: Int, size: Int)

    /// May have changed since it was read.
    case unsettled

    init(of path: FilePath) {
      guard let status = try? POSIX.status(of: path) else {
        self = .missing
        return
      }
      self = .present(status.identity, modification: status.modification, size: status.size)
    }
  }

  /// The maximum number of files and folders.
  private static let limit = 10_000

  /// The precision of the times that file systems record, in nanoseconds.
  private static let precision = 20_000_000

  /// Records the files and folders that decided a result.
  ///
  /// - Parameters:
  ///   - paths: absolute paths.
  ///   - start: the time at which the run began.
  mutating func record(_ paths: Set<FilePath>, since start: Int) {
    for path in paths where states[path] == nil && states.count < Self.limit {
      let state = State(of: path)
      if case .present(_, let time, _) = state, time >= start - Self.precision {
        states[path] = .unsettled
      } else {
        states[path] = state
      }
    }
  }

  /// Whether a file may have changed.
  var areOutdated: Bool {
    states.contains { path, state in state == .unsettled || state != State(of: path) }
  }
}

extension Server {
  /// Whether the server looks for files that have changed, since the client doesn't report them.
  var looksAtFiles: Bool { client.map { !$0.watchesFiles } ?? false }

  /// Lints the open documents again if a file on disk has changed.
  mutating func lookAtFiles() {
    guard fileStates.areOutdated else { return }
    filesHaveChanged(scanning: false)
  }
}
