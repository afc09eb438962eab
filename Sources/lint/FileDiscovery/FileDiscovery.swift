internal import ElastiCacheLint

/// Turns the paths of a command line into the files to lint, in the order of their paths.
///
/// A named file is taken whatever its name. A named folder is walked whatever its name, and of the
/// files in it those are taken whose name ends like a template's or a plan's. `FolderWalk` says
/// which folders in it are left out.
///
/// To name a path is to overrule what would leave it out: hidden folders, `node_modules`,
/// `.gitignore`, and also `excludes`, unless they are forced.
struct FileDiscovery: Sendable {
  /// False to walk also what `.gitignore` files exclude, hidden folders and `node_modules`.
  var respectsIgnoreFiles = true

  /// Files and folders to leave out.
  var excludes: PathPatterns?

  /// True where a program names files, as a hook does, and nobody means one file in particular.
  ///
  /// Then `excludes` leave out named files too, and a named file counts as found.
  var forcesExcludes = false

  /// Lists each path once, however often it is named or found, besides the links that lead out of their
  /// border, and counts what was skipped.
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
        problems.insert(error)
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
        )
      }
    return (
      files.sorted { $0.path < $1.path },
      problems.union(walk.problems).sorted { $0.path < $1.path },
      walk.outside,
      skipped
    )
  }

  /// Tells a folder from a file that can be read; anything else is a problem.
  private func isFolder(_ path: FilePath) throws(DiscoveryProblem) -> Bool {
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
      guard isDescriptor(path) else {
        throw DiscoveryProblem(path: path, message: "is not a regular file")
      }
      return false
    }
  }

  /// True for `/dev/stdin` and `/dev/fd/N`: an open file, which may be a terminal or a socket.
  private func isDescriptor(_ path: FilePath) -> Bool {
    path == FilePath("/dev/stdin") || path.parent == FilePath("/dev/fd")
  }

  /// Whether `excludes` leave out a path, given that they leave out none of the folders above it.
  func excludes(_ path: FilePath, isFolder: Bool) -> Bool {
    excludes?.verdict(on: path, isFolder: isFolder) ?? false
  }

  private func excludesFolder(above path: FilePath) -> Bool {
    sequence(first: path, next: \.parent).dropFirst().contains { excludes($0, isFolder: true) }
  }
}
