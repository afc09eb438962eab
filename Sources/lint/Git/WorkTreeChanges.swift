/// Where a work tree differs from what a commit of its repository has.
struct WorkTreeChanges {
  /// The folder of the work tree, without links.
  let root: FilePath

  private let tree: GitTree
  private let listing: GitListing

  /// The repositories of submodules that are there, by the paths of their folders.
  private var submodules: [ArraySlice<UInt8>: WorkTreeChanges] = [:]

  /// What is known of files that were asked for.
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
        // There may be thousands of them, each of which would use up the limits again.
        throw error
      } catch {
        // Of one that lacks the commit nothing is known, so all of it counts as changed.
      }
    }
  }

  /// Whether a file is another one, or of none that the commit has.
  ///
  /// - Parameter names: those that lead to it from the root, none of them a link but the last.
  mutating func haveChanged(_ names: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    for count in names.indices {
      let path = FilePath(names: names[...count]).bytes[...]
      guard let entry = tree.entries[path] else { continue }
      guard entry.kind == .submodule else { return isChanged(path, entry) }
      return submodules[path]?.haveChanged(names[(count + 1)...]) ?? true
    }
    return true
  }

  private mutating func isChanged(_ path: ArraySlice<UInt8>, _ entry: GitTree.Entry) -> Bool {
    if let answer = known[path] { return answer }
    let file = root.appending(path)
    let isLeftOut = listing.leftOut.contains(path) && (try? POSIX.entryKind(of: file)) == nil
    let answer = !isLeftOut && !GitTree.has(entry, at: file)
    known[path] = answer
    return answer
  }

  /// The files that have changed, are new, or are there no more, by their paths from the root.
  ///
  /// New ones without those that Git ignores.
  ///
  /// - Parameter isMeant: whether a file of a name is asked for.
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
