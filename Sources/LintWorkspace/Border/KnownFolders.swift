/// The folders that a run has met, each resolved and listed once.
///
/// Entries are never dropped: within a run, folders and links count as they were first found. The
/// next run starts with an empty object.
// A class, because every border of a run shares what was found.
package final class KnownFolders: Sendable {
  private struct Known {
    /// The folders without links, by their paths.
    var folders: [FilePath: FilePath] = [:]

    /// Whether folders without links contain `.git`.
    var workTrees: [FilePath: Bool] = [:]

    /// The entries of folders without links.
    var entries: [FilePath: [FolderEntry]] = [:]

    /// The number of all these entries.
    var entryCount = 0
  }

  private let known = Locked(Known())

  /// The number of entries that are kept, for the sake of memory.
  private static let entryLimit = 65_536

  /// The number of folders above one that are resolved one by one; the others are together.
  private static let depthLimit = 64

  package init() {}

  // MARK: Paths

  /// Returns a folder without links, as `POSIX.realPath` does.
  func realPath(ofFolder path: FilePath) -> FilePath? {
    // In a folder that is known, it takes one system call.
    var pending: [FilePath] = []
    var start = path
    var real = knownPath(of: start)
    while real == nil, Self.isEntry(start), pending.count < Self.depthLimit {
      pending.append(start)
      start = start.folder
      real = knownPath(of: start)
    }
    if real == nil {
      real = POSIX.realPath(of: start)
      add(real, of: start)
    }
    for path in pending.reversed() {
      guard let folder = real else { return nil }
      real = Self.entry(named: path.lastComponent, in: folder)
      add(real, of: path)
    }
    return real
  }

  /// Returns a file or folder without links, as `POSIX.realPath` does.
  func realPath(of path: FilePath) -> FilePath? {
    if let real = knownPath(of: path) { return real }
    guard Self.isEntry(path) else { return POSIX.realPath(of: path) }
    return realPath(ofFolder: path.folder).flatMap {
      Self.entry(named: path.lastComponent, in: $0)
    }
  }

  /// Returns a folder without links as far as it exists, as `POSIX.resolvedPath` does.
  func resolvedPath(ofFolder path: FilePath) -> FilePath {
    realPath(ofFolder: path) ?? POSIX.resolvedPath(of: path)
  }

  /// Returns a path without links as far as it exists, as `POSIX.resolvedPath` does.
  package func resolvedPath(of path: FilePath) -> FilePath {
    realPath(of: path) ?? POSIX.resolvedPath(of: path)
  }

  /// Returns the path of a file or link itself, in its folder without links.
  package func entry(at path: FilePath) -> FilePath {
    guard Self.isEntry(path) else { return resolvedPath(of: path) }
    return resolvedPath(ofFolder: path.folder).appending(entry: Array(path.lastComponent))
  }

  private func knownPath(of path: FilePath) -> FilePath? {
    known.withLock { $0.folders[path] }
  }

  private func add(_ real: FilePath?, of path: FilePath) {
    known.withLock { $0.folders[path] = real }
  }

  /// Whether a path is that of an entry of the folder that comes before its last name.
  private static func isEntry(_ path: FilePath) -> Bool {
    let name = path.lastComponent
    return !name.isEmpty && !name.elementsEqual("..".utf8) && !name.elementsEqual(".".utf8)
  }

  /// Returns the path of an entry without links; nil if nothing is there.
  ///
  /// - Parameter folder: an absolute path without links.
  private static func entry(
    named name: ArraySlice<UInt8>,
    in folder: FilePath,
  ) -> FilePath? {
    let entry = folder.appending(entry: Array(name))
    guard let kind = try? POSIX.entryKind(of: entry) else { return nil }
    #if canImport(Darwin)
      // Most of its file systems ignore case; the path has the names as they are on disk.
      let isName = false
    #else
      let isName = kind != .link
    #endif
    return isName ? entry : POSIX.realPath(of: entry)
  }

  // MARK: Contents

  /// Whether a folder contains `.git`.
  ///
  /// - Parameter folder: an absolute path without links.
  func isWorkTree(_ folder: FilePath) -> Bool {
    if let isWorkTree = known.withLock({ $0.workTrees[folder] }) { return isWorkTree }
    let isWorkTree = mayHave(".git", in: folder) && Border.isWorkTree(folder)
    known.withLock { $0.workTrees[folder] = isWorkTree }
    return isWorkTree
  }

  /// Returns the nearest enclosing folder that contains `.git`.
  ///
  /// - Parameter folder: an absolute path without links.
  func repository(of folder: FilePath) -> FilePath? {
    sequence(first: folder, next: \.parent).first(where: isWorkTree)
  }

  /// Returns the entries of a folder; nil if they are not known.
  ///
  /// - Parameter folder: an absolute path without links.
  func entries(of folder: FilePath) -> [FolderEntry]? { known.withLock { $0.entries[folder] } }

  /// Whether an entry may be in a folder; false only if the folder was listed without it.
  ///
  /// - Parameters:
  ///   - name: ASCII characters, in any case, since some file systems ignore it.
  ///   - folder: an absolute path without links.
  func mayHave(_ name: String, in folder: FilePath) -> Bool {
    entries(of: folder)?.contains { entry in
      entry.name.elementsEqual(name.utf8) { $0 | 0x20 == $1 | 0x20 }
    } ?? true
  }

  /// Keeps the entries of a folder, which was listed just now.
  func add(_ entries: [FolderEntry], of folder: FilePath) {
    guard let real = realPath(ofFolder: folder) else { return }
    known.withLock { known in
      guard known.entries[real] == nil, known.entryCount + entries.count < Self.entryLimit
      else { return }
      known.entries[real] = entries
      known.entryCount += entries.count + 1
    }
  }
}
