internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText
internal import Terraform

/// The folders of a repository with configuration files, each file read once and searched for what
/// its module may lead to.
struct ModuleSearch: Sendable {
  /// The modules by their folders without links.
  var modules: [FilePath: Module] = [:]

  private let borders: Borders
  private var folders: [FilePath: FilePath] = [:]
  private var repositories: [FilePath: FilePath?] = [:]

  /// The files that were read, by folder without links and by name.
  private var texts: [FilePath: [[UInt8]: SourceFile]] = [:]

  /// A folder with configuration files.
  struct Module: Sendable {
    /// The path to display.
    let path: FilePath

    let border: Border

    /// Whether it has configuration files, not only a Terragrunt unit.
    var hasFiles = false

    var mentionsCaches = false

    /// Whether its expressions may read files.
    var readsFiles = false

    /// The folders of modules that its Terragrunt unit calls, without links.
    var unitModules: Set<FilePath> = []

    /// The files that its Terragrunt unit reads or looks for, in folders without links.
    var readFiles: Set<FilePath> = []

    /// Whether it is only a Terragrunt unit that others include, without a module.
    var isIncluded = false

    /// The strings that may be the sources of its calls.
    var paths: Set<Text> = []

    /// The ends of the computed sources of its calls.
    var computedPaths: Set<Text> = []

    /// Whether it may call a module from elsewhere that may declare a cache.
    var callsSuspects = false

    /// Whether it calls modules from elsewhere.
    var callsOthers = false

    /// The files that could not be read.
    var problems: [DiscoveryProblem] = []
  }

  /// The result of reading a file.
  private struct Reading: Sendable {
    let search: ConfigurationSearch?
    let source: SourceFile?
    let problem: DiscoveryProblem?
  }

  init(_ borders: Borders) {
    self.borders = borders
  }

  // MARK: Folders

  /// Returns a folder without links.
  mutating func real(_ folder: FilePath) -> FilePath {
    if let known = folders[folder] { return known }
    let real = borders.folders.resolvedPath(ofFolder: folder)
    folders[folder] = real
    return real
  }

  /// Returns a folder without links; nil for one in which nothing was found.
  func knownFolder(_ folder: FilePath) -> FilePath? { folders[folder] }

  /// Returns the repository that contains a folder without links.
  mutating func repository(of folder: FilePath) -> FilePath? {
    if let known = repositories[folder] { return known }
    let found =
      borders.folders.isWorkTree(folder) ? folder : folder.parent.flatMap { repository(of: $0) }
    repositories[folder] = .some(found)
    return found
  }

  /// Returns the folder at a path that a module names, without links.
  ///
  /// Terraform resolves the links of each module's folder after it has joined the path by names
  /// (`internal/initwd/module_install.go`).
  mutating func folder(at path: Text, from module: FilePath) -> FilePath {
    var plain = module
    for name in FilePath(path).components {
      plain = name.elementsEqual("..".utf8) ? plain.folder : plain.appending(entry: Array(name))
    }
    return modules[plain] == nil ? real(plain) : plain
  }

  /// Returns a file in its folder without links.
  mutating func place(of file: FilePath) -> FilePath {
    real(file.folder).appending(entry: Array(file.lastComponent))
  }

  // MARK: Reading

  /// Reads and searches files.
  ///
  /// - Parameter overlay: the text of one of them that replaces the one on disk.
  mutating func read(_ paths: [FilePath], _ overlay: SourceFile?) {
    var files: [(path: FilePath, border: Border)] = []
    var homes: [FilePath] = []
    var known: Set<FilePath> = []
    for path in paths {
      let folder = real(path.folder)
      let name = Array(path.lastComponent)
      guard known.insert(folder.appending(entry: name)).inserted else { continue }
      let shown = path.folder.relativeToWorking
      var module = module(in: folder, shown)
      module.hasFiles = true
      modules[folder] = module
      homes.append(folder)
      files.append((shown.appending(entry: name), module.border))
    }
    let readings = ParallelMap.map(files) { Self.read($0.path, $0.border, overlay) }
    for (index, reading) in readings.enumerated() {
      let (folder, name) = (homes[index], Array(files[index].path.lastComponent))
      if let problem = reading.problem { modules[folder]?.problems.append(problem) }
      texts[folder, default: [:]][name] = reading.source
      guard let search = reading.search else { continue }
      modules[folder]?.paths.formUnion(search.paths)
      modules[folder]?.computedPaths.formUnion(search.computedPaths)
      if search.mentionsCaches { modules[folder]?.mentionsCaches = true }
      if search.readsFiles { modules[folder]?.readsFiles = true }
      if search.callsSuspects { modules[folder]?.callsSuspects = true }
    }
  }

  private mutating func module(in folder: FilePath, _ shown: FilePath) -> Module {
    modules[folder]
      ?? Module(
        path: shown,
        border: repository(of: folder).map {
          Border(repository: $0, open: borders.open, borders.folders)
        } ?? borders.border(ofRootModule: folder)
      )
  }

  /// Reads the modules that Terragrunt units call.
  mutating func readUnits(_ paths: [FilePath], _ parsed: ParsedModules) {
    var included: Set<FilePath> = []
    var unknown: Set<FilePath> = []
    for path in paths {
      let (folder, shown) = (real(path.folder), path.folder.relativeToWorking)
      guard let root = RootModule(at: shown, isNamed: false, borders, parsed),
        let calls = TerragruntCalls(root)
      else { continue }
      var module = module(in: folder, shown)
      if calls.mayDeclareCaches { module.mentionsCaches = true }
      if calls.isUnknown { unknown.insert(folder) }
      module.unitModules.formUnion(calls.modules.map { real(FilePath($0)) })
      module.readFiles = Set(calls.files.map { place(of: FilePath($0)) })
      modules[folder] = module
      for file in calls.included.map({ FilePath($0) }) where RootModules.part(file) == .unit {
        included.insert(real(file.folder))
      }
    }
    for folder in included where modules[folder]?.hasFiles == false {
      modules[folder]?.isIncluded = true
    }
    // A unit whose module is not known may call any.
    if modules.values.contains(where: \.mentionsCaches) {
      for folder in unknown { modules[folder]?.mentionsCaches = true }
    }
  }

  /// Returns the folders that a module may call, without links.
  mutating func mayCall(_ module: Module, in folder: FilePath) -> Set<FilePath> {
    module.unitModules.union(module.paths.map { self.folder(at: $0, from: folder) })
  }

  /// Whether another module may call that of a folder by a path that is computed: a part of it or a
  /// string in the same file is the end of that.
  mutating func mayBeCalledByUnknownPath(_ folder: FilePath) -> Bool {
    let path = Text("\(folder)")
    for (caller, module) in modules where caller != folder {
      let ends = module.computedPaths
      if ends.contains(where: { !$0.isEmpty && path.hasSuffix($0) }) { return true }
      guard ends.contains("") else { continue }
      if module.paths.contains(where: { self.folder(at: $0, from: caller) == folder }) {
        return true
      }
    }
    return false
  }

  /// Returns the folders of the modules that a stack uses, without links.
  mutating func components(of stack: FilePath, in repository: FilePath) -> Set<FilePath> {
    let border = Border(repository: repository, open: borders.open)
    guard let bytes = try? border.read(entry: stack, .settings),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return [] }
    let home = real(stack.folder)
    return Set(ConfigurationSearch.paths(in: text).map { folder(at: $0, from: home) })
  }

  private static func read(_ path: FilePath, _ border: Border, _ overlay: SourceFile?) -> Reading {
    if let overlay, FilePath(overlay.path) == path {
      return Reading(search: ConfigurationSearch(overlay.text), source: overlay, problem: nil)
    }
    let bytes: FileBytes
    do throws(FileProblem) {
      bytes = try border.read(entry: path, .settings)
    } catch {
      let problem = error.isBorder ? nil : DiscoveryProblem(path: path, error)
      return Reading(search: nil, source: nil, problem: problem)
    }
    guard let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes) else {
      let problem = DiscoveryProblem(path: path, message: "is no text")
      return Reading(search: nil, source: nil, problem: problem)
    }
    return Reading(
      search: ConfigurationSearch(text),
      source: SourceFile(path: path.description, text: text, isNamed: false),
      problem: nil,
    )
  }

  /// Returns the configuration files of a folder, also those that a walk ignores.
  func files(of folder: FilePath) -> [SourceFile] {
    guard let module = modules[folder] else { return [] }
    let known = texts[folder] ?? [:]
    let others = module.border.entries(of: folder).map(\.name).filter { name in
      known[name] == nil && ConfigurationFileName(String(decoding: name, as: UTF8.self)) != nil
    }
    return known.values
      + others.compactMap { name in
        Self.read(module.path.appending(entry: name), module.border, nil).source
      }
  }

  /// Releases the texts, which the parsed modules keep as far as they are needed.
  mutating func forgetTexts() { texts = [:] }

  // MARK: Selection

  /// Returns the Terragrunt units that read or look for some files.
  func units(reading files: Set<FilePath>) -> [FilePath] {
    modules.filter { !$0.value.readFiles.isDisjoint(with: files) }.map(\.key)
  }

  /// The modules whose expressions may read files.
  var fileReaders: Set<FilePath> { Set(modules.filter(\.value.readsFiles).keys) }

  /// Returns the modules that may lead to a cache and that lead to or are called from where some
  /// folders are; and with all that they may reach, which may call modules from elsewhere or give a
  /// cache its limit.
  mutating func suspects(
    around named: Set<FilePath>
  ) -> (modules: Set<FilePath>, reached: Set<FilePath>) {
    var callees: [FilePath: Set<FilePath>] = [:]
    var callers: [FilePath: Set<FilePath>] = [:]
    var causes: Set<FilePath> = []
    for (folder, module) in modules {
      for callee in mayCall(module, in: folder) {
        if modules[callee] == nil { causes.insert(folder) }
        callees[folder, default: []].insert(callee)
        callers[callee, default: []].insert(folder)
      }
      if module.mentionsCaches || module.callsSuspects || hasManifest(folder) {
        causes.insert(folder)
      }
    }
    let above = Self.closure(of: named, callers)
    let around = Self.closure(of: above, callees)
    let suspects = Self.closure(of: causes, callers).intersection(around)
    return (suspects, Self.closure(of: suspects, callees).filter { modules[$0] != nil })
  }

  /// Returns the modules that some modules may reach.
  mutating func reached(from roots: [FilePath]) -> Set<FilePath> {
    var callees: [FilePath: Set<FilePath>] = [:]
    for (folder, module) in modules {
      callees[folder] = mayCall(module, in: folder)
    }
    return Self.closure(of: Set(roots), callees).filter { modules[$0] != nil }
  }

  static func closure(
    of folders: Set<FilePath>,
    _ next: [FilePath: Set<FilePath>],
  ) -> Set<FilePath> {
    var reached: Set<FilePath> = []
    var pending = Array(folders)
    while let folder = pending.popLast() {
      guard reached.insert(folder).inserted else { continue }
      pending += next[folder] ?? []
    }
    return reached
  }

  /// Whether `terraform init` recorded the modules that it fetched for a root module.
  private func hasManifest(_ folder: FilePath) -> Bool {
    (try? POSIX.entryKind(of: folder.appending(RootModule.manifest))) != nil
  }
}
