internal import ElastiCacheLint
internal import LintText
internal import Terraform

/// The root modules that lead to the configuration files of a run.
///
/// A module that another one calls is judged through its callers, so the whole repository is
/// searched for calls.
struct RootModules {
  /// The root modules to judge, ordered by path.
  private(set) var roots: [Root] = []

  /// The folders that some root module reaches, without links.
  private var judged: Set<FilePath> = []

  /// The files of modules that lead to caches that could not be read.
  private(set) var problems: Set<DiscoveryProblem> = []

  /// A root module to judge.
  struct Root {
    let folder: FilePath

    /// Whether it, or a module that it calls by a local path, names a cache.
    let leadsToCaches: Bool

    /// The folders whose findings are reported, without links; nil for all.
    let reported: Set<FilePath>?
  }

  /// A folder with configuration files.
  private struct Module {
    /// The path to display.
    let path: FilePath
    var mentionsCaches = false

    /// The folders that it calls, without links.
    var callees: Set<FilePath> = []

    /// Whether it calls modules from elsewhere, which may be caches.
    var callsOthers = false

    /// The files that could not be read.
    var problems: [DiscoveryProblem] = []
  }

  private var modules: [FilePath: Module] = [:]
  private var folders: [FilePath: FilePath] = [:]
  private var known: Set<FilePath> = []

  /// The part of a configuration in a file, judging by its name; nil for other files.
  static func part(_ path: FilePath) -> ConfigurationPart? {
    ConfigurationPart(named: String(decoding: path.lastComponent, as: UTF8.self))
  }

  /// Finds the root modules of files.
  ///
  /// - Parameters:
  ///   - files: configuration files that were named or found.
  ///   - walked: the folders whose files are all among them.
  ///   - discovery: finds the other files of a repository.
  init(
    of files: [DiscoveredFile],
    walked: [FilePath],
    _ discovery: FileDiscovery,
    _ borders: Borders,
  ) {
    guard !files.isEmpty else { return }
    var named: Set<FilePath> = []
    // The folders of variable files, which set variables of a root module there or above.
    var valued: Set<FilePath> = []
    var repositories: Set<FilePath> = []
    for file in files {
      let folder = real(file.path.folder)
      if let repository = Borders.repository(of: folder) { repositories.insert(repository) }
      if Self.part(file.path) == .variables {
        valued.insert(folder)
      } else {
        named.insert(folder)
        read(file.path, borders)
      }
    }
    for repository in repositories.subtracting(walked.map { real($0) }) {
      for file in discovery.discover([repository]).files where Self.part(file.path) == .module {
        read(file.path, borders)
      }
    }
    for folder in valued {
      named.insert(module(above: folder) ?? folder)
    }
    select(named)
  }

  private mutating func real(_ folder: FilePath) -> FilePath {
    if let known = folders[folder] { return known }
    let real = POSIX.resolvedPath(of: folder)
    folders[folder] = real
    return real
  }

  /// Reads the calls in a configuration file.
  private mutating func read(_ path: FilePath, _ borders: Borders) {
    let folder = real(path.folder)
    let file = folder.appending(entry: Array(path.lastComponent))
    guard known.insert(file).inserted else { return }
    let shown = path.folder.relativeToWorking
    var module = modules[folder] ?? Module(path: shown)
    defer { modules[folder] = module }
    let bytes: FileBytes
    do throws(FileProblem) {
      bytes = try borders.border(ofRootModule: folder).read(entry: path, .settings)
    } catch {
      if !error.isBorder { module.problems.append(DiscoveryProblem(path: path, error)) }
      return
    }
    guard let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes) else {
      module.problems.append(DiscoveryProblem(path: path, message: "is no text"))
      return
    }
    let calls = ModuleCalls(
      in: text,
      named: String(decoding: path.lastComponent, as: UTF8.self)
    )
    module.mentionsCaches = module.mentionsCaches || calls.mentionsCaches
    module.callsOthers = module.callsOthers || calls.hasOtherSources
    for source in calls.localSources {
      module.callees.insert(real(POSIX.resolvedPath(of: folder.appending(source.string))))
    }
  }

  /// Whether a file belongs to a module that some root module reaches.
  func judges(_ file: FilePath) -> Bool {
    guard let folder = folders[file.folder] else { return false }
    guard Self.part(file) == .variables else { return judged.contains(folder) }
    return module(above: folder).map(judged.contains) ?? false
  }

  /// Returns the nearest folder with a module, which variable files belong to; nil without one.
  private func module(above folder: FilePath) -> FilePath? {
    sequence(first: folder, next: \.parent).first { modules[$0] != nil }
  }

  // MARK: Selection

  /// Selects the roots that lead to a cache and to one of the named folders.
  private mutating func select(_ named: Set<FilePath>) {
    var callers: [FilePath: Set<FilePath>] = [:]
    for (folder, module) in modules {
      for callee in module.callees where callee != folder && modules[callee] != nil {
        // Examples and tests of a library are no callers, so the library is judged for itself.
        if !Self.isDemonstration(folder, of: callee) {
          callers[callee, default: []].insert(folder)
        }
      }
    }
    for (folder, module) in modules.sorted(by: { $0.value.path < $1.value.path })
    where callers[folder] == nil || isCycle(folder, callers) {
      let folders = reached(from: folder)
      guard !folders.isDisjoint(with: named) else { continue }
      let reached = folders.compactMap { modules[$0] }
      let leadsToCaches = reached.contains(where: \.mentionsCaches)
      // Missing modules may declare caches.
      let isWhole = reached.count == folders.count && !reached.contains(where: \.callsOthers)
      guard leadsToCaches || !isWhole else { continue }
      judged.formUnion(folders)
      if leadsToCaches { problems.formUnion(reached.flatMap(\.problems)) }
      roots.append(
        Root(
          folder: module.path,
          leadsToCaches: leadsToCaches,
          reported: named.contains(folder) ? nil : named,
        )
      )
    }
  }

  /// Returns the folders of a root module and of all that it calls by path.
  private func reached(from root: FilePath) -> Set<FilePath> {
    var reached: Set<FilePath> = []
    var pending = [root]
    while let folder = pending.popLast() {
      guard reached.insert(folder).inserted else { continue }
      pending += modules[folder]?.callees ?? []
    }
    return reached
  }

  /// Whether every way up from a module leads back to it, so that no root leads there.
  private func isCycle(_ folder: FilePath, _ callers: [FilePath: Set<FilePath>]) -> Bool {
    var above: Set<FilePath> = []
    var pending = Array(callers[folder] ?? [])
    while let caller = pending.popLast() {
      guard above.insert(caller).inserted else { continue }
      guard let next = callers[caller] else { return false }
      pending += next
    }
    return above.contains(folder) && !above.contains { $0 < folder }
  }

  /// Whether a module is an example or a test of another.
  private static func isDemonstration(_ folder: FilePath, of callee: FilePath) -> Bool {
    let words = ["example", "examples", "test", "tests", "fixture", "fixtures", "wrappers"]
    let shared = zip(folder.components, callee.components).prefix { $0 == $1 }.count
    return folder.components.dropFirst(shared).contains { name in
      words.contains { name.elementsEqual($0.utf8) }
    }
  }
}
