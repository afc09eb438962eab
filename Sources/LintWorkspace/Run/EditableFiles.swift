internal import ElastiCacheLint
internal import LintText

/// The files that a run may edit without changing what it doesn't judge.
struct EditableFiles {
  private let named: Set<FilePath>
  private let folders: Set<FilePath>

  /// The files and folders that the judged inputs read.
  private let judged: Set<FilePath>

  /// Whether a program named the files of a commit, which are all that it stages again.
  private let isHook: Bool

  private let paths: ResolvedPaths
  private var modules: RootModules
  private var isShared: [FilePath: Bool] = [:]
  private var search: CallerSearch

  /// - Parameters:
  ///   - inputs: the paths of the inputs that the run judged, with their reports.
  ///   - modules: the root modules that the run judged.
  init(
    of run: LintRun,
    _ inputs: [JudgedInput],
    _ modules: RootModules,
    _ paths: ResolvedPaths,
  ) {
    let settings = run.settings
    let locations = run.input.locations + settings.run.sourceRoots.map { FilePath($0) }
    named = Set(locations.map { POSIX.resolvedPath(of: $0) })
    isHook = settings.host.isHook || settings.run.isOn(.forceExclude)
    // All files of a module are judged with one of them, or with the plan beside them.
    folders =
      isHook
      ? [] : Set(named.filter { (try? POSIX.status(of: $0))?.kind != .folder }.map(\.folder))
    var judged: Set<FilePath> = []
    for input in inputs {
      judged.insert(paths.file(FilePath(input.path)))
      judged.formUnion(input.report.configuration.sourceFolders.map { paths.folder(FilePath($0)) })
    }
    self.judged = judged
    self.paths = paths
    self.modules = modules
    search = CallerSearch(open: run.borders.open)
  }

  /// Whether every input that leads to a file is judged, as far as is known, and the file was named
  /// or belongs to one that was.
  ///
  /// - Parameter path: the path shown to people.
  mutating func mayBeEdited(_ path: String) -> Bool {
    let file = paths.file(FilePath(path))
    let isNamed = sequence(first: file, next: \.parent).contains(where: named.contains)
    guard let part = RootModules.part(file), RootModules.isPart(file) else {
      return isNamed && !search.isDeployed(file, byOthersThan: judged)
    }
    guard isNamed || !isHook else { return false }
    let isBesideNamed = isNamed || folders.contains(file.folder)
    guard Borders.repository(of: file.folder) != nil else { return isBesideNamed }
    guard part == .module else {
      return isBesideNamed && !modules.mayBeReadElsewhere(file, besides: judged, &search)
    }
    if let known = isShared[file.folder] { return !known }
    let result = modules.mayBeCalledElsewhere(file.folder, besides: judged, &search)
    isShared[file.folder] = result
    return !result
  }
}
