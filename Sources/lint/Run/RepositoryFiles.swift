internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

/// Determines how services that show findings in a repository identify the files of a report.
struct RepositoryFiles {
  /// The root of the repository that encloses the working folder, or else the working folder,
  /// without links.
  private let root: FilePath?

  init() {
    let working = POSIX.realPath(of: FilePath("."))
    let repository = working.flatMap { folder in
      sequence(first: folder, next: \.parent).first(where: Border.isWorkTree)
    }
    root = repository ?? working
  }

  /// Returns the files of all problems of a report, including suppressed ones, by displayed path.
  ///
  /// - Parameter hashesLines: whether to read the files to compute the hashes by which GitHub
  ///   recognizes lines.
  func files(of report: Report, hashesLines: Bool) -> [Text: RepositoryFile] {
    var lines: [Text: Set<Int>] = [:]
    for diagnostic in report.diagnostics + report.suppressed.map(\.diagnostic) + report.baselined {
      lines[Text(diagnostic.place.path), default: []]
        .insert(diagnostic.place.range.lowerBound.line)
      lines[Text(diagnostic.inputPath), default: []].formUnion([])
      // Reports contain only the paths of related places.
      for related in diagnostic.related {
        lines[Text(related.place.path), default: []].formUnion([])
      }
    }
    for accepted in report.suppressed {
      lines[Text(accepted.suppression.place.path), default: []].formUnion([])
    }
    return Dictionary(
      uniqueKeysWithValues: lines.compactMap { path, lines in
        file(FilePath(path), hashing: hashesLines ? lines : []).map { (path, $0) }
      }
    )
  }

  /// Returns a file by its path in the repository, or by its absolute path elsewhere.
  ///
  /// To a service, a relative path out of the repository would name another file. Returns nil for
  /// the repository itself.
  private func file(_ path: FilePath, hashing lines: Set<Int>) -> RepositoryFile? {
    guard let root else { return nil }
    // Resolves only the existing part: a file may have been removed, or be piped in under a name.
    let absolute = POSIX.resolvedPath(of: path)
    let isInside = absolute.isInside(root)
    let names = absolute.components.dropFirst(isInside ? root.components.count : 0)
    return names.isEmpty
      ? nil
      : RepositoryFile(
        path: isInside
          ? FilePath(bytes: names.joined(separator: "/".utf8)).description : absolute.description,
        lineHashes: isInside ? lineHashes(of: absolute, lines) : .none,
      )
  }

  /// Reads the file again, like GitHub on upload, which hashes the bytes on disk regardless of
  /// encoding.
  private func lineHashes(of path: FilePath, _ lines: Set<Int>) -> LineHashes {
    guard !lines.isEmpty, let root,
      let file = try? Border(repository: root).read(path, .input)
    else { return .none }
    return withExtendedLifetime(file) { LineHashes(of: file.bytes, lines: lines) }
  }
}
