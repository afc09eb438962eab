internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import Terraform

/// The root modules that lead to the configuration files of a run.
///
/// A module that another one calls is judged through its callers, so the whole repository is
/// searched for calls. Only modules that may lead to a cache are parsed.
struct RootModules {
  /// The root modules to judge, ordered by path.
  private(set) var roots: [Root] = []

  /// The modules that were parsed to find the roots, and those that the roots call.
  private(set) var parsed: ParsedModules

  /// The files of modules that lead to caches that could not be read.
  private(set) var problems: Set<DiscoveryProblem> = []

  /// The folders that some root module reaches, and the files that their Terragrunt units read,
  /// without links.
  private var judged: Set<FilePath> = []

  private var search: ModuleSearch

  /// The callers of all modules of a repository, by that.
  private var allCallers: [FilePath: [FilePath: Set<FilePath>]] = [:]

  /// The folders of modules that stacks use, which are not judged.
  private var components: Set<FilePath> = []

  /// The links to named files.
  private var links = FileLinks()

  /// The folders that modules call, without links, as far as they were parsed.
  private var callees: [FilePath: Set<FilePath>] = [:]

  /// A root module to judge.
  struct Root: Sendable {
    /// The path to display.
    let folder: FilePath

    /// The path without links.
    let realFolder: FilePath

    let border: Border

    /// Whether it, or a module that it calls by a local path, names a cache.
    let leadsToCaches: Bool

    /// The folders whose findings are reported, without links; nil for all.
    let reported: Set<FilePath>?

    /// The folders that were named or walked, without links; other root modules may call the rest.
    let named: Set<FilePath>

    /// Whether it is judged only if it reads some of the data.
    let isReader: Bool

    /// The named files that expressions may read, without links.
    ///
    /// Everything is reported of a root module that reads one of them.
    let data: Set<FilePath>
  }

  /// The part of a configuration in a file, judging by its name; nil for other files.
  static func part(_ path: FilePath) -> ConfigurationPart? {
    ConfigurationPart(named: String(decoding: path.lastComponent, as: UTF8.self))
  }

  /// Whether a file is read with the root module that it belongs to.
  static func isPart(_ path: FilePath) -> Bool { part(path).map { $0 != .stack } ?? false }

  /// Finds the root modules of files.
  ///
  /// - Parameters:
  ///   - files: configuration files that were named or found.
  ///   - data: other files that were named, which expressions may read.
  ///   - overlay: the text of one of them that replaces the one on disk.
  ///   - walked: the folders whose files are all among them.
  ///   - discovery: finds the other files of a repository.
  init(
    of files: [FilePath],
    data: [FilePath] = [],
    overlay: SourceFile?,
    walked: [FilePath],
    _ discovery: FileDiscovery,
    _ borders: Borders,
  ) {
    parsed = ParsedModules(overlay: overlay)
    search = ModuleSearch(borders)
    guard !files.isEmpty || !data.isEmpty else { return }
    var named: Set<FilePath> = []
    var namedFiles = Set(data.map { POSIX.resolvedPath(of: $0) })
    // The folders of variable files, which set variables of a root module there or above.
    var valued: Set<FilePath> = []
    var repositories: Set<FilePath> = []
    func add(_ file: FilePath) {
      let folder = search.real(file.folder)
      namedFiles.insert(search.place(of: file))
      if Self.part(file) == .variables { valued.insert(folder) } else { named.insert(folder) }
    }
    for file in files {
      if let repository = search.repository(of: search.real(file.folder)) {
        repositories.insert(repository)
      }
      add(file)
    }
    // Outside of repositories only the folders above hold what a variable file may belong to.
    let above = files.filter { Self.part($0) == .variables }.map { search.real($0.folder) }
      .filter { search.repository(of: $0) == nil }
      .flatMap { Self.modules(above: $0, borders) }
    for file in data {
      repositories.formUnion([search.repository(of: search.real(file.folder))].compactMap(\.self))
    }
    repositories.subtract(walked.map { search.real($0) })
    let found = repositories.flatMap { discovery.discover([$0]).files }
    let others = found.map(\.path)
    search.read((files + above + others).filter { Self.part($0) == .module }, overlay)
    search.readUnits((files + others).filter { Self.part($0) == .unit }, parsed)
    links = FileLinks(
      to: repositories.isEmpty ? [] : files,
      among: found.filter { $0.isLink && Self.isPart($0.path) }.map(\.path),
      search.modules,
    )
    for link in links.paths { add(link) }
    named.formUnion(valued.map { module(above: $0) })
    let readers = data.isEmpty ? [] : search.fileReaders
    let suspects = search.suspects(
      around: named.union(search.units(reading: namedFiles)).union(readers)
    )
    parse(suspects.reached)
    select(
      among: suspects.modules,
      named,
      readers,
      namedFiles,
      Set(data.map { POSIX.resolvedPath(of: $0) })
    )
    parse(search.reached(from: roots.map(\.realFolder)))
    search.forgetTexts()
  }

  /// Whether a file, or a link to it, belongs to a module that some root module reaches.
  func judges(_ file: FilePath) -> Bool {
    ([file] + links.paths(to: file)).contains(where: isJudged)
  }

  private func isJudged(_ file: FilePath) -> Bool {
    guard let folder = search.knownFolder(file.folder) else { return false }
    return judged.contains(Self.part(file) == .variables ? module(above: folder) : folder)
      || judged.contains(folder.appending(entry: Array(file.lastComponent)))
  }

  /// Whether a module in a folder may be called by one that is not judged, as far as is known.
  ///
  /// - Parameters:
  ///   - others: the folders that are judged with plans.
  ///   - everything: the search for files that the run excludes or ignores.
  mutating func mayBeCalledElsewhere(
    _ folder: FilePath,
    besides others: Set<FilePath>,
    _ everything: inout CallerSearch,
  ) -> Bool {
    let folder = search.real(folder)
    guard let repository = search.repository(of: folder) else { return true }
    let callers = callers(in: repository, &everything)
    guard search.modules[folder] != nil else { return true }
    let reached = ModuleSearch.closure(of: [folder], callers)
    return reached.subtracting([folder]).contains { !judged.contains($0) && !others.contains($0) }
      || reached.contains { search.mayBeCalledByUnknownPath($0) || components.contains($0) }
  }

  /// Whether a unit that is not judged may include or read a file.
  mutating func mayBeReadElsewhere(
    _ file: FilePath,
    besides others: Set<FilePath>,
    _ everything: inout CallerSearch,
  ) -> Bool {
    guard let repository = search.repository(of: search.real(file.folder)) else { return true }
    _ = callers(in: repository, &everything)
    return search.units(reading: [search.place(of: file)])
      .contains { !judged.contains($0) && !others.contains($0) }
  }

  /// Returns the folders of modules and units that may call each module, also of those that the run
  /// excludes or ignores.
  private mutating func callers(
    in repository: FilePath,
    _ everything: inout CallerSearch,
  ) -> [FilePath: Set<FilePath>] {
    if let known = allCallers[repository] { return known }
    let files = everything.files(in: repository).filter { file in
      Self.isPart(file) && search.modules[search.real(file.folder)] == nil
    }
    search.read(files.filter { Self.part($0) == .module }, parsed.overlay)
    search.readUnits(files.filter { Self.part($0) == .unit }, parsed)
    var callers: [FilePath: Set<FilePath>] = [:]
    for (caller, module) in search.modules {
      for callee in search.mayCall(module, in: caller)
      where !Self.isDemonstration(caller, of: callee) {
        callers[callee, default: []].insert(caller)
      }
    }
    for file in everything.files(in: repository) where Self.part(file) == .stack {
      components.formUnion(search.components(of: file, in: repository))
    }
    allCallers[repository] = callers
    return callers
  }

  /// Returns the folders whose modules changed files belong to.
  func folders(of changed: [FilePath]) -> Set<FilePath> {
    Set(changed.map { Self.part($0) == .variables ? module(above: $0.folder) : $0.folder })
  }

  /// Returns the nearest folder with a module at or above a folder, or else the folder itself.
  private func module(above folder: FilePath) -> FilePath {
    sequence(first: folder, next: \.parent).first { search.modules[$0] != nil } ?? folder
  }

  /// Returns the configuration files of a folder without links, or of the nearest above it that has
  /// some, as far as one may look.
  private static func modules(above folder: FilePath, _ borders: Borders) -> [FilePath] {
    for folder in sequence(first: folder, next: { borders.mayLookAbove($0) ? $0.parent : nil }) {
      let names = borders.border(ofRootModule: folder).entries(of: folder).map(\.name)
      let files = names.map { folder.appending(entry: $0) }.filter { part($0) == .module }
      if !files.isEmpty { return files }
    }
    return []
  }

  /// Parses modules that have not been parsed, and finds the modules that they call.
  private mutating func parse(_ folders: Set<FilePath>) {
    let folders = folders.filter { callees[$0] == nil }.sorted()
    let texts = search
    let modules = ParallelMap.map(folders, batch: 2) { folder in
      texts.modules[folder].map { module in
        ParsedModule(folder: module.path.description, texts.files(of: folder))
      }
    }
    for (folder, module) in zip(folders, modules) {
      guard let module, let found = search.modules[folder] else { continue }
      if found.hasFiles { parsed.add(module, at: found.path, within: found.border) }
      let sources = module.callSources.map { Set($0.compactMap(\.self)) } ?? found.paths
      var called = found.unitModules
      for source in sources where source.isLocalSource {
        let callee = search.folder(at: source, from: folder)
        called.insert(callee)
        if let path = search.modules[callee]?.path {
          parsed.add(source, from: found.path, to: path)
        }
      }
      callees[folder] = called
      if module.callSources?.contains(where: { $0?.isLocalSource != true }) ?? true {
        search.modules[folder]?.callsOthers = true
      }
    }
  }

  // MARK: Selection

  /// Selects the roots that lead to a cache and to one of the named folders, or that may read a named
  /// file.
  private mutating func select(
    among suspects: Set<FilePath>,
    _ named: Set<FilePath>,
    _ readers: Set<FilePath>,
    _ namedFiles: Set<FilePath>,
    _ data: Set<FilePath>,
  ) {
    var callers: [FilePath: Set<FilePath>] = [:]
    for (folder, callees) in callees where search.modules[folder]?.isIncluded == false {
      for callee in callees where callee != folder && search.modules[callee] != nil {
        // Examples and tests of a library are no callers, so the library is judged for itself.
        if !Self.isDemonstration(folder, of: callee) {
          callers[callee, default: []].insert(folder)
        }
      }
    }
    let modules = suspects.compactMap { folder in
      search.modules[folder].map { (folder: folder, module: $0) }
    }
    for (folder, module) in modules.sorted(by: { $0.module.path < $1.module.path })
    where !module.isIncluded && (callers[folder] == nil || isCycle(folder, callers)) {
      let folders = reached(from: folder)
      let readsNamed = !module.readFiles.isDisjoint(with: namedFiles)
      let isReader = !readsNamed && folders.isDisjoint(with: named)
      guard !isReader || !folders.isDisjoint(with: readers) else { continue }
      let reached = folders.compactMap { search.modules[$0] }
      let leadsToCaches = reached.contains(where: \.mentionsCaches)
      // Missing modules may declare caches.
      let isWhole = reached.count == folders.count && !reached.contains(where: \.callsOthers)
      guard leadsToCaches || !isWhole else { continue }
      if !isReader { judged.formUnion(folders.union(module.readFiles)) }
      let mayLeadToCaches = leadsToCaches || reached.contains(where: \.callsSuspects)
      if mayLeadToCaches, !isReader { problems.formUnion(reached.flatMap(\.problems)) }
      roots.append(
        Root(
          folder: module.path,
          realFolder: folder,
          border: module.border,
          leadsToCaches: leadsToCaches,
          reported: named.contains(folder) || readsNamed || isReader ? nil : named,
          named: named,
          isReader: isReader,
          data: data,
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
      pending += callees[folder] ?? []
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
    // Few paths have one of the words, and splitting all of them takes long.
    let names = folder.bytes.withUnsafeBytes { bytes in demonstrations.filter(bytes.contains) }
    guard !names.isEmpty else { return false }
    let shared = zip(folder.components, callee.components).prefix { $0 == $1 }.count
    return folder.components.dropFirst(shared).contains { name in
      names.contains { name.elementsEqual("\($0)".utf8) }
    }
  }

  /// The names of folders with examples and tests of a module.
  private static let demonstrations: [StaticString] = [
    "example", "examples", "test", "tests", "fixture", "fixtures", "wrappers",
  ]
}
