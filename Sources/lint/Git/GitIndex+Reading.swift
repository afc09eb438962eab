extension GitIndex {
  /// Hands over each path of a work tree, by its names from the root; none where no index can be read.
  ///
  /// - Parameter root: a folder that has a `.git`.
  static func forEachPath(in root: FilePath, _ body: (ArraySlice<UInt8>) -> Void) {
    guard let folder = folder(of: root) else { return }
    let shared = forEachPath(of: folder.appending("index"), body)
    // In a split index what another file lists is left out. Of these some may be tracked no more.
    guard let shared else { return }
    _ = forEachPath(of: folder.appending("sharedindex.\(shared)"), body)
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

  /// - Returns: the hash of the index that this one shares its entries with; nil if there is none.
  private static func forEachPath(
    of file: FilePath,
    _ body: (ArraySlice<UInt8>) -> Void,
  ) -> String? {
    guard let file = try? Border.readEntry(file, .input) else { return nil }
    return withExtendedLifetime(file) {
      for hashSize in [20, 32] {
        guard let index = GitIndex(file.bytes, hashSize: hashSize),
          // With the wrong size this is no index, though some of its entries may look like one.
          let end = index.forEachPath({ _ in }), let extensions = index.extensions(from: end)
        else { continue }
        _ = index.forEachPath(body)
        return extensions["link"].map(index.hash)
      }
      return nil
    }
  }
}
