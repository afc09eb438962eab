extension GitIndex {
  /// An index that exists but cannot be read.
  struct Unreadable: Error {
    let path: FilePath
  }

  /// Calls `body` with each path of a work tree, relative to its root; with none if there isn't an
  /// index.
  ///
  /// - Parameter root: a folder that contains `.git`.
  static func forEachPath(
    in root: FilePath,
    _ body: (ArraySlice<UInt8>) -> Void,
  ) throws(Unreadable) {
    guard let folder = folder(of: root) else { return }
    let shared = try forEachPath(of: folder.appending("index"), body)
    // A split index omits the entries of a shared file, some of which may no longer be tracked.
    guard let shared else { return }
    _ = try forEachPath(of: folder.appending("sharedindex.\(shared)"), isRequired: true, body)
  }

  /// Returns the Git folder of a work tree: `.git`, or the folder that this file names.
  private static func folder(of root: FilePath) -> FilePath? {
    let entry = root.appending(".git")
    guard (try? POSIX.status(of: entry))?.kind != .folder else { return entry }
    guard let file = try? Border.readEntry(entry, .settings) else { return nil }
    let key = "gitdir: ".utf8
    let line = withExtendedLifetime(file) { Array(file.bytes.prefix(pathLimit + key.count)) }
    guard line.starts(with: key) else { return nil }
    let name = line.dropFirst(key.count).prefix { $0 != UInt8(ascii: "\n") }
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
      throw Unreadable(path: path)
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
    guard isRead else { throw Unreadable(path: path) }
    return shared
  }
}
