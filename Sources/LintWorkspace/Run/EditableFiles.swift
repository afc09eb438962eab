internal import ElastiCacheLint

/// The files that a run may edit without changing what it doesn't judge.
struct EditableFiles {
  private let named: Set<FilePath>
  private let folders: Set<FilePath>

  /// Whether a program named the files of a commit, which are all that it stages again.
  private let isHook: Bool

  private var modules: RootModules
  private var isShared: [FilePath: Bool] = [:]

  /// - Parameter modules: the root modules that the run judges.
  init(of run: LintRun, _ modules: RootModules) {
    let settings = run.settings
    let inputs = run.input.locations + settings.run.sourceRoots.map { FilePath($0) }
    named = Set(inputs.map { POSIX.resolvedPath(of: $0) })
    isHook = settings.host.isHook || settings.run.isOn(.forceExclude)
    // All files of a module are judged with one of them, or with the plan beside them.
    folders = isHook ? [] : Set(named.map(\.folder))
    self.modules = modules
  }

  /// Whether a file was named, or every root module that leads to it is judged.
  ///
  /// - Parameter path: the path shown to people.
  mutating func mayBeEdited(_ path: String) -> Bool {
    let file = POSIX.resolvedPath(of: FilePath(path))
    if sequence(first: file, next: \.parent).contains(where: named.contains) { return true }
    guard !isHook, RootModules.isPart(file) else { return false }
    if folders.contains(file.folder) { return true }
    if let known = isShared[file.folder] { return !known }
    let result = modules.mayBeCalledElsewhere(file.folder)
    isShared[file.folder] = result
    return !result
  }
}
