internal import ElastiCacheLint
internal import LintText

/// Finds out how services that show findings in a repository know the files of a report.
struct RepositoryFiles {
  /// The folder of the repository that encloses the working folder, or the working folder, without
  /// links.
  private let root: FilePath?

  init() {
    let working = POSIX.realPath(of: FilePath("."))
    let repository = working.flatMap { folder in
      sequence(first: folder, next: \.parent).first(where: Border.isWorkTree)
    }
    root = repository ?? working
  }

  /// The files that the problems of a report are in, accepted ones too, by the paths shown to people.
  ///
  /// - Parameter hashesLines: whether to read them, for what GitHub recognizes lines by.
  func files(of report: Report, hashesLines: Bool) -> [Text: RepositoryFile] {
    var lines: [Text: Set<Int>] = [:]
    for diagnostic in report.diagnostics + report.suppressed.map(\.diagnostic) + report.baselined {
      lines[Text(diagnostic.place.path), default: []]
        .insert(diagnostic.place.range.lowerBound.line)
      // Of related places only the path is told.
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
  /// A relative path out of the repository would name another file to a service. Nil for the
  /// repository itself.
  private func file(_ path: FilePath, hashing lines: Set<Int>) -> RepositoryFile? {
    guard let root else { return nil }
    // As far as there is something: a file may be gone, or have a name only because it was piped in.
    let absolute = POSIX.resolvedPath(of: path)
    let isInside = absolute.components.starts(with: root.components)
    let names = absolute.components.dropFirst(isInside ? root.components.count : 0)
    return names.isEmpty
      ? nil
      : RepositoryFile(
        path: isInside
          ? FilePath(bytes: names.joined(separator: "/".utf8)).description : absolute.description,
        lineHashes: isInside ? lineHashes(of: absolute, lines) : .none,
      )
  }

  /// Read again, as GitHub does when the report is uploaded: it hashes what lies on disk, whatever
  /// encoding that is in.
  private func lineHashes(of path: FilePath, _ lines: Set<Int>) -> LineHashes {
    guard !lines.isEmpty, let root,
      let file = try? Border(repository: root).read(path, .input)
    else { return .none }
    return withExtendedLifetime(file) { LineHashes(of: file.bytes, lines: lines) }
  }
}
