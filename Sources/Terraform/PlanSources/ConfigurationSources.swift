internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The source files of the configuration that a plan was made from.
struct ConfigurationSources: ConfigurationModules {
  /// The folder of the root module.
  let root: Text

  /// The modules that declare caches and their callers, as far as they could be read.
  let modules: [ModulePath: ConfigurationModule]

  /// The folders of caches whose configuration differs from the plan, by cache address.
  private let changes: [Text: Text]

  /// The files that set variables of the root module.
  private(set) var variableFiles = VariableFiles([]) { _ in nil }

  let rootModule: RootModule

  /// The Terragrunt unit that calls the root module; nil without one.
  let unit: TerragruntUnit?

  /// Reads a folder as the root module of a plan; returns nil if it doesn't match.
  ///
  /// The folder must contain a block for every module call and every cache of the plan's root
  /// module.
  init?(_ rootModule: RootModule, of configuration: PlanConfiguration) {
    self.root = Text(rootModule.folder)
    self.rootModule = rootModule
    unit = TerragruntUnit(rootModule)
    guard let root = try? ConfigurationTree.module(of: rootModule, unit),
      Self.matches(root, configuration)
    else { return nil }
    let manifest = ModuleManifest(rootModule.moduleManifest())
    var modules = [ModulePath(): root]
    // A module that is called twice is read only once.
    var read = [root.folder: root]
    for path in configuration.caches.map(\.modulePath) {
      var outer = ModulePath()
      for name in path.names {
        let inner = outer.appending(name)
        if modules[inner] == nil, let caller = modules[outer],
          let place = Self.place(of: inner, calledFrom: caller, configuration, manifest, rootModule)
        {
          let module =
            read[place.folder]
            ?? (try? rootModule.module(in: place.folder, isFetched: place.isFetched))
          read[place.folder] = module
          modules[inner] = module
        }
        outer = inner
      }
    }
    self.modules = modules
    changes = Self.changes(in: modules, since: configuration)
  }

  /// Returns the same sources with the variable files.
  func readingVariableFiles(of configuration: PlanConfiguration) -> ConfigurationSources {
    var sources = self
    sources.variableFiles = VariableFiles(
      RootModuleReader.variableFiles(of: unit, rootModule),
      planned: configuration.rootValue,
    )
    return sources
  }

  /// The suppressions in the comments of all modules, variable files and of the unit.
  var suppressions: [WrittenSuppression] {
    moduleSuppressions + variableFiles.suppressions + (unit?.suppressions ?? [])
  }

  /// The folders of the unit and of the modules that are reachable by local paths.
  func folders(of configuration: PlanConfiguration) -> Set<Text> {
    let first = modules[ModulePath()]?.folder ?? root
    return configuration.localFolders(from: first).union([root])
  }

  /// Whether comments may suppress findings, in the modules or in files that they decode.
  var mayHaveSuppressions: Bool {
    !suppressions.isEmpty
      || modules.values.contains { module in
        module.files.contains { $0.source.text.contains("yamldecode") }
      }
  }

  /// The configuration files of the unit and of all modules that people edit.
  var files: [SourceFile] {
    (unit?.files ?? []).map(\.source)
      + modules.values.filter { !$0.isFetched }.flatMap { $0.files.map(\.source) }
  }

  /// Returns the block of a module call; nil if its caller is unknown.
  func call(to path: ModulePath) -> ConfigurationBlock? {
    guard let caller = path.caller, let name = path.names.last else { return nil }
    return modules[caller]?.block("module", [name])
  }

  private static func place(
    of path: ModulePath,
    calledFrom caller: ConfigurationModule,
    _ configuration: PlanConfiguration,
    _ manifest: ModuleManifest,
    _ rootModule: RootModule,
  ) -> (folder: Text, isFetched: Bool)? {
    if let source = configuration.call(to: path).flatMap(localSource) {
      return (rootModule.folder(at: source, calledFrom: caller), caller.isFetched)
    }
    return manifest.folder(at: path).map {
      (FolderPath.joining($0, to: Text(rootModule.folder)), true)
    }
  }

  // MARK: Whether it is the right one

  /// Whether the configuration of every cache matches the plan.
  var hasNoChanges: Bool { changes.isEmpty }

  /// Returns the folder in which a cache, or a call on the path to it, differs from the plan; nil
  /// if everything matches.
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
    let stacks = configuration.rootStacks
    guard !caches.isEmpty || !calls.isEmpty || !stacks.isEmpty else { return false }
    return stacks.allSatisfy { root.block("resource", $0) != nil }
      && caches.allSatisfy { root.block("resource", [Text($0.type.rawValue), $0.name]) != nil }
      && calls.allSatisfy { call in
        guard let block = root.block("module", [call.key.text ?? ""]) else { return false }
        guard let planned = Self.localSource(call.value) else { return true }
        guard case .string(let written) = block.attribute("source")?.value else { return false }
        return FolderPath.joining(written, to: ".") == FolderPath.joining(planned, to: ".")
      }
  }

  /// Returns the source of a module call if it is a local path.
  static func localSource(_ call: Node) -> Text? {
    call["source"]?.text.flatMap { $0.isLocalSource ? $0 : nil }
  }
}
