internal import ElastiCacheLint
internal import LintText

/// Paths without links, each folder resolved once.
// A class, since closures of one thread share what was found.
final class ResolvedPaths {
  /// The folders inside which links are looked for, without links.
  private let roots: [FilePath]

  private let folders: KnownFolders
  private var files: [FilePath: FilePath] = [:]

  /// The targets of the links in folders with parts of configurations.
  private var targets: [FilePath: [FilePath]] = [:]

  init(within borders: Borders) {
    roots = borders.roots
    folders = borders.folders
  }

  /// Returns a folder without links.
  func folder(_ path: FilePath) -> FilePath { folders.resolvedPath(ofFolder: path) }

  /// Returns a file without links.
  func file(_ path: FilePath) -> FilePath {
    if let known = files[path] { return known }
    let name = path.lastComponent
    let isLink = name.elementsEqual("..".utf8) || (try? POSIX.entryKind(of: path)) == .link
    let real =
      isLink || name.isEmpty
      ? POSIX.resolvedPath(of: path) : folder(path.folder).appending(entry: Array(name))
    files[path] = real
    return real
  }

  /// Returns the files and folders that an input reads.
  func paths(readBy report: FileReport) -> Set<FilePath> {
    var read: Set<FilePath> = []
    for path in report.configuration.sourceFolders {
      let folder = folder(FilePath(path))
      read.insert(folder)
      read.formUnion(linkTargets(in: folder))
    }
    let files = report.nestedPaths.union(report.configuration.sourceFiles).union(
      report.configuration.readFiles
    )
    .union(report.caches.map { Text($0.place.path) })
    let shown = report.diagnostics.flatMap { finding in
      [finding.place.path] + finding.related.map(\.place.path)
        + [finding.fix?.path].compactMap(\.self)
    }
    for path in files.union(shown.map { Text($0) }) { read.insert(file(FilePath(path))) }
    return read
  }

  private func linkTargets(in folder: FilePath) -> [FilePath] {
    if let known = targets[folder] { return known }
    guard roots.contains(where: { folder.isInside($0) }) else { return [] }
    let entries = Border.unbounded.entries(of: folder)
    let found = entries.filter { $0.kind == .link }.map { folder.appending(entry: $0.name) }
      .filter { RootModules.part($0) != nil }.map { POSIX.resolvedPath(of: $0) }
    targets[folder] = found
    return found
  }

  /// The files of inputs, as the core compares them.
  var inputFiles: InputFiles {
    InputFiles(
      identity: { [self] in Text("\(file(FilePath($0)))") },
      read: { [self] report in Set(paths(readBy: report).map { Text("\($0)") }) },
    )
  }
}
