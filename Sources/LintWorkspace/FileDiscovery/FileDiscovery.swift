internal import ElastiCacheLint

/// Resolves the paths of a command line to the files to lint, sorted by path.
///
/// Named files and folders are used regardless of their names. Within a folder, files are selected
/// by the extensions of templates and plans; `FolderWalk` documents the skipped folders.
///
/// An explicitly named path overrides exclusions: hidden folders, `node_modules`, `.gitignore`, and
/// also `excludes`, unless they are forced.
struct FileDiscovery: Sendable {
  /// Whether to skip hidden folders, `node_modules`, and everything that `.gitignore` files
  /// exclude.
  var respectsIgnoreFiles = true

  /// Patterns of files and folders to exclude.
  var excludes: PathPatterns?

  /// Whether a program, such as a hook, names the files, so no file was chosen individually.
  ///
  /// If true, `excludes` also apply to named files, and a named file counts as found.
  var forcesExcludes = false

  /// Whether to find Terraform states in folders.
  var findsStates = false

  /// The largest number of missing paths for which others are suggested: only a program names more.
  private static let suggestionLimit = 8

  /// The open files, which need not exist on disk; nil without any.
  var open: OpenFiles?

  /// The folders that the run knows, which keep the entries of root modules; nil outside of a run.
  var folders: KnownFolders?

  /// Returns each path once, regardless of how often it is named or found, the links that lead out
  /// of their border, and the number of skipped entries.
  func discover(
    _ paths: [FilePath]
  ) -> (
    files: [DiscoveredFile], problems: [DiscoveryProblem], outside: [FilePath], skipped: Coverage
  ) {
    var named: Set<FilePath> = []
    var folders: [FilePath] = []
    var problems: Set<DiscoveryProblem> = []
    var skipped = Coverage()
    for path in paths {
      if forcesExcludes && excludesFolder(above: path) {
        skipped.skip(.excluded)
        continue
      }
      do throws(DiscoveryProblem) {
        let isFolder = try isFolder(path)
        if forcesExcludes && excludes(path, isFolder: isFolder) {
          skipped.skip(.excluded)
          continue
        }
        if isFolder {
          folders.append(path)
        } else {
          named.insert(path)
        }
      } catch {
        problems.insert(problems.count < Self.suggestionLimit ? error.withSuggestion : error)
      }
    }

    var walk = FolderWalk(discovery: self, borders: Borders(linted: paths))
    walk.walk(folders)
    skipped += walk.skipped
    let files =
      named.map { DiscoveredFile(path: $0, origin: forcesExcludes ? .namedByProgram : .named) }
      + walk.files.filter { !named.contains($0) }.map { path in
        DiscoveredFile(
          path: path,
          origin: .found,
          isIgnored: walk.trackedFiles.contains(path),
          isLink: walk.linkedFiles.contains(path),
          assembly: walk.assemblies[path],
        )
      }
    return (
      files.sorted { $0.path < $1.path },
      problems.union(walk.problems).sorted { $0.path < $1.path },
      walk.outside,
      skipped
    )
  }

  /// Returns whether a readable path is a folder or a file; throws for anything else.
  private func isFolder(_ path: FilePath) throws(DiscoveryProblem) -> Bool {
    if open?[path] != nil { return false }
    let status: FileStatus
    do throws(SystemError) {
      status = try POSIX.status(of: path)
    } catch {
      throw DiscoveryProblem(path: path, error)
    }
    switch status.kind {
    case .folder: return true
    case .regular, .stream: return false
    case .link, .other:
      guard Self.isDescriptor(path) else {
        throw DiscoveryProblem(path: path, message: "is not a regular file")
      }
      return false
    }
  }

  /// Whether the path is `/dev/stdin` or `/dev/fd/N`: an open file, which may be a terminal or a
  /// socket.
  static func isDescriptor(_ path: FilePath) -> Bool {
    path == FilePath("/dev/stdin") || path.parent == FilePath("/dev/fd")
  }

  /// Whether `excludes` match a path, assuming that they match none of its parent folders.
  func excludes(_ path: FilePath, isFolder: Bool) -> Bool {
    excludes?.verdict(on: path, isFolder: isFolder) ?? false
  }

  private func excludesFolder(above path: FilePath) -> Bool {
    sequence(first: path, next: \.parent).dropFirst().contains { excludes($0, isFolder: true) }
  }
}
