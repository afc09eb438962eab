internal import LintText
internal import LintWorkspace

/// The files that are judged with others: templates with the nested ones that they deploy, and
/// plans with their configurations.
struct Dependents: Equatable {
  /// The files and folders that each file depends on, without links and as entries of folders
  /// without links, by the absolute path of the file as displayed.
  private var dependencies: [FilePath: Set<FilePath>] = [:]

  /// Replaces the dependencies of files below a folder.
  ///
  /// - Parameter kept: the files whose dependencies stay as they are.
  mutating func replace(
    below folder: FilePath,
    by found: [Text: Set<Text>],
    except kept: Set<FilePath>,
  ) {
    let old = dependencies
    dependencies = old.filter { !$0.key.isInside(folder) }
    record([], found)
    for path in kept { dependencies[path] = old[path] }
  }

  /// Records the dependencies of the files of a run.
  mutating func record(_ paths: [FilePath], _ found: [Text: Set<Text>]) {
    let folders = KnownFolders()
    for path in paths { dependencies[path] = nil }
    for (file, paths) in found {
      dependencies[FilePath(file).absolute] = Set(
        paths.flatMap { path in
          let path = FilePath(path)
          return [folders.entry(at: path), folders.resolvedPath(of: path)]
        }
      )
    }
  }

  /// Returns files and all that depend on them.
  func closure(of files: Set<FilePath>) -> Set<FilePath> {
    var reached: Set<FilePath> = []
    var pending = Array(files)
    while let file = pending.popLast() {
      guard reached.insert(file).inserted else { continue }
      let entry = file.entry
      pending += dependencies.filter { $1.contains(entry) || $1.contains(entry.folder) }.keys
    }
    return reached
  }
}
