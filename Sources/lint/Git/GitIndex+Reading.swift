extension GitIndex {
  /// An index that is there and cannot be read.
  struct Unreadable: Error {
    let path: FilePath
  }

  /// Hands over each path of a work tree, by its names from the root; none where there is no index.
  ///
  /// - Parameter root: a folder that has a `.git`.
  static func forEachPath(
    in root: FilePath,
    _ body: (ArraySlice<UInt8>) -> Void,
  ) throws(Unreadable) {
    guard let folder = folder(of: root) else { return }
    let shared = try forEachPath(of: folder.appending("index"), body)
    // In a split index what another file lists is left out. Of these some may be tracked no more.
    guard let shared else { return }
    _ = try forEachPath(of: folder.appending("sharedindex.\(shared)"), isRequired: true, body)
  }

  /// Where Git keeps what it knows of a work tree: in `.git`, or where that file says.
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

  /// - Parameter isRequired: whether the file must be there.
  /// - Returns: the hash of the index that this one shares its entries with; nil if there is none.
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
          // With the wrong size this is no index, though some of its entries may look like one.
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
