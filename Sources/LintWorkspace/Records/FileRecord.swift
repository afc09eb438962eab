/// The files and folders that decide the results of runs, with their states before they were read.
// A class, because the threads of a run share it.
package final class FileRecord: Sendable {
  private struct Contents {
    var entries: [Entry] = []
    var known: Set<Key> = []

    /// The index of the entry to look at next.
    var next = 0

    /// Whether there were more files than are recorded.
    var isFull = false

    /// Whether a file has changed, or may have.
    var isOutdated = false
  }

  private struct Key: Hashable {
    let path: FilePath
    let part: FileObserver.Part
  }

  private struct Entry {
    let key: Key
    let state: FileState

    /// The time in milliseconds from which a change would be visible, by ``Clock/uptime``; nil if any
    /// would be.
    let doubt: Int?
  }

  private let contents = Locked(Contents())

  /// States that were in doubt and have not changed since.
  private let confirmed: [Key: FileState]

  /// The maximum number of files and folders.
  package static let limit = 50_000

  /// The maximum number of files and folders to look at one time.
  private static let step = 10_000

  package init() { confirmed = [:] }

  /// Creates a record for results that replace others.
  ///
  /// - Parameter previous: the record of those; states in doubt that have lasted are not doubted again.
  package init(after previous: FileRecord) {
    let (now, time) = (Clock.uptime, Clock.now)
    confirmed = previous.contents.withLock { contents in
      let lasting = contents.entries.filter { entry in
        entry.doubt.map { now >= $0 } ?? (entry.state.doubt(at: time) != nil)
      }
      return Dictionary(lasting.map { ($0.key, $0.state) }) { first, _ in first }
    }
  }

  /// Calls a closure, and records what it reads, lists or looks for.
  package func record<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try FileObserver { [self] path, part in add(path, part) }.observe(body)
  }

  /// Records a folder in which another file would count.
  package func add(folder: FilePath) { add(folder, .entries) }

  private func add(_ path: FilePath, _ part: FileObserver.Part) {
    let key = Key(path: path, part: part)
    let isNew = contents.withLock { contents in
      guard !contents.known.contains(key) else { return false }
      guard contents.entries.count < Self.limit else {
        contents.isFull = true
        return false
      }
      return true
    }
    guard isNew else { return }
    let state = FileState(of: path, part)
    let doubt = confirmed[key] == state ? nil : state.doubt(at: Clock.now)
    contents.withLock { contents in
      // The state before the first of two threads has read the file.
      guard contents.known.insert(key).inserted else { return }
      let doubt = doubt.map { Clock.uptime + $0 }
      contents.entries.append(Entry(key: key, state: state, doubt: doubt))
    }
  }

  /// The number of recorded files and folders.
  package var count: Int { contents.withLock { $0.entries.count } }

  /// Whether there were more files than are recorded.
  package var isFull: Bool { contents.withLock { $0.isFull } }

  /// Whether one of the files and folders has changed, or may have, as far as they were looked at.
  package var isOutdated: Bool { contents.withLock { $0.isOutdated } }

  /// Looks at recorded files and folders, of many at others each time.
  ///
  /// - Returns: whether one has changed, or may have.
  package func look() -> Bool {
    let entries = contents.withLock { contents in
      let start = contents.next < contents.entries.count ? contents.next : 0
      let end = min(start + Self.step, contents.entries.count)
      contents.next = end
      return contents.entries[start..<end]
    }
    let now = Clock.uptime
    let hasChanged = entries.contains { entry in
      entry.doubt.map { now >= $0 } ?? false
        || entry.state != FileState(of: entry.key.path, entry.key.part)
    }
    return contents.withLock { contents in
      if hasChanged { contents.isOutdated = true }
      return contents.isOutdated
    }
  }
}
