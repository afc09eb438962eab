internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The configuration that a plan was made of, as it lies in folders.
struct ConfigurationSources {
  /// The folder of the root module.
  let root: Text

  /// The modules that declare caches and those that call them, as far as they could be read.
  private let modules: [ModulePath: ConfigurationModule]

  /// The folders of the caches that are written otherwise than the plan says, by their addresses.
  private let changes: [Text: Text]

  /// The files that give variables of the root module their values.
  private(set) var variableFiles = VariableFiles([]) { _ in nil }

  let folders: any ModuleFolders

  /// Takes a folder for the root module of a plan, or returns nil if it is not.
  ///
  /// The folder must have a block for every module call and every cache of the plan's root module.
  init?(_ folders: any ModuleFolders, of configuration: PlanConfiguration) {
    self.root = Text(folders.root)
    self.folders = folders
    let place = (folder: Text(folders.root), isFetched: false)
    guard let root = Self.module(at: place, folders), Self.matches(root, configuration)
    else { return nil }
    let manifest = ModuleManifest(folders.moduleManifest())
    var modules = [ModulePath(): root]
    // Two calls of one module need to read it only once.
    var read = [place.folder: root]
    for path in configuration.caches.map(\.modulePath) {
      var outer = ModulePath()
      for name in path.names {
        let inner = outer.appending(name)
        if modules[inner] == nil, let caller = modules[outer],
          let place = Self.place(of: inner, calledFrom: caller, configuration, manifest, folders)
        {
          let module = read[place.folder] ?? Self.module(at: place, folders)
          read[place.folder] = module
          modules[inner] = module
        }
        outer = inner
      }
    }
    self.modules = modules
    changes = Self.changes(in: modules, since: configuration)
  }

  /// The same sources with the files that give variables their values.
  func readingVariableFiles(of configuration: PlanConfiguration) -> ConfigurationSources {
    var sources = self
    sources.variableFiles = VariableFiles(
      folders.variableFiles(),
      planned: configuration.rootValue,
    )
    return sources
  }

  /// The module at the end of a path of calls; nil if its folder is not there, or not readable.
  func module(at path: ModulePath) -> ConfigurationModule? { modules[path] }

  /// The suppressions in the comments of all of them, and of the files that give variables their
  /// values.
  ///
  /// Not those of modules that were fetched: their authors accept nothing for those who call them.
  var suppressions: [WrittenSuppression] {
    // Several calls may lead to one module.
    var folders: Set<Text> = []
    return modules.values.filter { !$0.isFetched && folders.insert($0.folder).inserted }
      .flatMap(\.suppressions) + variableFiles.suppressions
  }

  /// The block of a module call; nil where its caller is not known.
  func call(to path: ModulePath) -> ConfigurationBlock? {
    guard let caller = path.caller, let name = path.names.last else { return nil }
    return modules[caller]?.block("module", [name])
  }

  /// The header of the innermost call on the way to a module that people edit; nil if there is none.
  func callHeader(to path: ModulePath) -> Place? {
    path.withCallers.reversed().first { isCallerOurs(of: $0) }.flatMap { call(to: $0)?.header }
  }

  /// Whether people edit the module that calls another one.
  func isCallerOurs(of path: ModulePath) -> Bool {
    path.caller.flatMap { modules[$0] }?.isFetched == false
  }

  /// Reads a module; nil if there is none that Terraform could read.
  static func module(
    at place: (folder: Text, isFetched: Bool),
    _ folders: any ModuleFolders,
  ) -> ConfigurationModule? {
    let files = folders.configurationFiles(in: place.folder.string, isFetched: place.isFetched)
    return files.isEmpty
      ? nil : try? ConfigurationModule(place.folder, isFetched: place.isFetched, files)
  }

  private static func place(
    of path: ModulePath,
    calledFrom caller: ConfigurationModule,
    _ configuration: PlanConfiguration,
    _ manifest: ModuleManifest,
    _ folders: any ModuleFolders,
  ) -> (folder: Text, isFetched: Bool)? {
    if let source = configuration.call(to: path).flatMap(localSource) {
      return (FolderPath.joining(source, to: caller.folder), caller.isFetched)
    }
    return manifest.folder(at: path).map { (FolderPath.joining($0, to: Text(folders.root)), true) }
  }

  // MARK: Whether it is the right one

  /// Whether every cache is written as the plan says.
  var hasNoChanges: Bool { changes.isEmpty }

  /// The folder in which a cache, or a call on the way to it, is not what the plan was made of; nil
  /// if all is as the plan says.
  func changedFolder(of address: Text) -> Text? { changes[address] }

  private static func changes(
    in modules: [ModulePath: ConfigurationModule],
    since configuration: PlanConfiguration,
  ) -> [Text: Text] {
    var finder = ChangeFinder(modules, configuration)
    var changes: [Text: Text] = [:]
    for cache in configuration.caches {
      changes[cache.address] = finder.changedFolder(of: cache)
    }
    return changes
  }

  private static func matches(
    _ root: ConfigurationModule,
    _ configuration: PlanConfiguration,
  ) -> Bool {
    let caches = configuration.caches.filter(\.modulePath.names.isEmpty)
    let calls = configuration.module(at: ModulePath())?["module_calls"]?.entries ?? []
    guard !caches.isEmpty || !calls.isEmpty else { return false }
    return caches.allSatisfy { root.block("resource", [Text($0.type.rawValue), $0.name]) != nil }
      && calls.allSatisfy { call in
        guard let block = root.block("module", [call.key.text ?? ""]) else { return false }
        guard let planned = Self.localSource(call.value) else { return true }
        guard case .string(let written) = block.attribute("source")?.value else { return false }
        return FolderPath.joining(written, to: ".") == FolderPath.joining(planned, to: ".")
      }
  }

  /// The source of a module call if it is a path.
  static func localSource(_ call: Node) -> Text? {
    guard let source = call["source"]?.text else { return nil }
    return source.hasPrefix("./") || source.hasPrefix("../") ? source : nil
  }
}
