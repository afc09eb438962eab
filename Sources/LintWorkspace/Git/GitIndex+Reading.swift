extension GitIndex {
  /// An index that exists but cannot be read, or a `.git` that leads to no Git folder.
  struct Unreadable: Error {
    let path: FilePath

    /// The problem as a phrase that follows the path.
    let message: String
  }

  /// Calls `body` with each path of a work tree, relative to its root; with none if there isn't an
  /// index.
  ///
  /// - Parameter root: a folder that contains `.git`.
  static func forEachPath(
    in root: FilePath,
    _ body: (ArraySlice<UInt8>) -> Void,
  ) throws(Unreadable) {
    let folder = try folder(of: root)
    let shared = try forEachPath(of: folder.appending("index"), body)
    // A split index omits the entries of a shared file, some of which may no longer be tracked.
    guard let shared else { return }
    _ = try forEachPath(of: folder.appending("sharedindex.\(shared)"), isRequired: true, body)
  }

  /// Returns the Git folder of a work tree: `.git`, or the folder that this file names.
  private static func folder(of root: FilePath) throws(Unreadable) -> FilePath {
    let entry = root.appending(".git")
    guard (try? POSIX.status(of: entry))?.kind != .folder else { return entry }
    // The folder is elsewhere, for instance not in a container that has the work tree alone.
    guard let folder = namedFolder(in: entry, of: root),
      (try? POSIX.entryKind(of: folder.appending("HEAD"))) != nil
    else {
      throw Unreadable(path: entry, message: "leads to no git folder that can be read")
    }
    return folder
  }

  /// Returns the folder that a file `.git` names; nil if it names none.
  private static func namedFolder(in entry: FilePath, of root: FilePath) -> FilePath? {
    guard let file = try? Border.readEntry(entry, .settings) else { return nil }
    let key = "gitdir: ".utf8
    let line = withExtendedLifetime(file) { Array(file.bytes.prefix(pathLimit + key.count)) }
    guard line.starts(with: key) else { return nil }
    let name = line.dropFirst(key.count).prefix { !"\r\n".utf8.contains($0) }
    return name.first == UInt8(ascii: "/") ? FilePath(bytes: name) : root.appending(name)
  }

  /// - Parameter isRequired: whether the file must exist.
  /// - Returns: the hash of the shared index; nil if the index isn't split.
  private static func forEachPath(
    of path: FilePath,
    isRequired: Bool = false,
    _ body: (ArraySlice<UInt8>) -> Void,
  ) throws(Unreadable) -> String? {
    let file: FileBytes
    do {
      file = try Border.readEntry(path, .input)
    } catch {
      if !isRequired, case .system(let error) = error, error.isAbsence { return nil }
      throw Unreadable(index: path)
    }
    let (isRead, shared) = withExtendedLifetime(file) { () -> (Bool, String?) in
      for hashSize in [20, 32] {
        guard let index = GitIndex(file.bytes, hashSize: hashSize),
          // With the wrong hash size, parsing fails even if some entries look valid.
          let end = index.forEachPath({ _ in }), let extensions = index.extensions(from: end)
        else { continue }
        _ = index.forEachPath(body)
        return (true, extensions["link"].map(index.hash))
      }
      return (false, nil)
    }
    guard isRead else { throw Unreadable(index: path) }
    return shared
  }
}

extension GitIndex.Unreadable {
  fileprivate init(index path: FilePath) {
    self.init(path: path, message: "is not a readable Git index")
  }
}
