/// The differences between a work tree and a commit of its repository.
struct WorkTreeChanges {
  /// The folder of the work tree, without links.
  let root: FilePath

  private let tree: GitTree
  private let listing: GitListing

  /// The changes of the submodules that are checked out, by the paths of their folders.
  private var submodules: [ArraySlice<UInt8>: WorkTreeChanges] = [:]

  /// Cached results by path.
  private var known: [ArraySlice<UInt8>: Bool] = [:]

  init(in repository: GitRepository, since commit: String) throws(GitProblem) {
    root = repository.root
    tree = try repository.tree(of: commit)
    listing = try repository.listing()
    for (path, entry) in tree.entries where entry.kind == .submodule {
      let folder = root.appending(path)
      guard (try? POSIX.entryKind(of: folder)) == .folder, Border.isWorkTree(folder)
      else { continue }
      do throws(GitProblem) {
        submodules[path] = try WorkTreeChanges(
          in: GitRepository(at: folder),
          since: String(decoding: entry.hash, as: UTF8.self),
        )
      } catch  where error.isExcess {
        // There may be thousands of submodules, each of which would exhaust the limits again.
        throw error
      } catch {
        // A submodule that lacks the commit counts as changed completely.
      }
    }
  }

  /// Whether a file differs from the commit, is new or was removed.
  ///
  /// - Parameter names: the names from the root to the file; only the last may be a link.
  mutating func haveChanged(_ names: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    for count in names.indices {
      let path = FilePath(names: names[...count]).bytes[...]
      guard let entry = tree.entries[path] else { continue }
      guard entry.kind == .submodule else { return isChanged(path, entry) }
      return submodules[path]?.haveChanged(names[(count + 1)...]) ?? true
    }
    return (try? POSIX.entryKind(of: root.appending(FilePath(names: names).bytes))) != nil
  }

  private mutating func isChanged(_ path: ArraySlice<UInt8>, _ entry: GitTree.Entry) -> Bool {
    if let answer = known[path] { return answer }
    let file = root.appending(path)
    let isLeftOut = listing.leftOut.contains(path) && (try? POSIX.entryKind(of: file)) == nil
    let answer = !isLeftOut && !GitTree.has(entry, at: file)
    known[path] = answer
    return answer
  }

  /// Whether files below a folder are new or were removed.
  func haveMoved(below folder: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    func isBelow(_ path: ArraySlice<UInt8>) -> Bool {
      FilePath(bytes: path).components.starts(with: folder)
    }
    return listing.files.contains { tree.entries[$0] == nil && isBelow($0) }
      || tree.entries.contains { path, entry in
        isBelow(path) && entry.kind != .submodule && !listing.leftOut.contains(path)
          && (try? POSIX.entryKind(of: root.appending(path))) == nil
      }
  }

  /// Returns the files that are changed, new or removed, by path from the root.
  ///
  /// Excludes new files that Git ignores.
  ///
  /// - Parameter isMeant: returns whether to include files of a name.
  mutating func files(named isMeant: (ArraySlice<UInt8>) -> Bool) -> [FilePath] {
    func hasName(_ path: ArraySlice<UInt8>) -> Bool {
      isMeant(path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex)...])
    }
    var files = listing.files.filter { tree.entries[$0] == nil && hasName($0) }
      .map { FilePath(bytes: $0) }
    for (path, entry) in tree.entries where entry.kind != .submodule && hasName(path) {
      if isChanged(path, entry) { files.append(FilePath(bytes: path)) }
    }
    for path in Array(submodules.keys) {
      let inner = submodules[path]?.files(named: isMeant) ?? []
      files += inner.map { FilePath(bytes: path).appending($0.bytes) }
    }
    return files
  }
}
