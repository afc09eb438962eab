package import LintDiagnostics
internal import LintModel
package import LintSyntax
internal import LintText

/// A root module with the modules that it calls.
struct ConfigurationTree: ConfigurationModules {
  /// The folder of the root module.
  let root: Text

  /// The modules by the calls that lead to them; without those that are not fetched.
  let modules: [ModulePath: ConfigurationModule]

  /// The paths of all modules, outer ones first.
  let paths: [ModulePath]

  /// The blocks of all calls; the first one where a call is declared more than once.
  private let calls: [ModulePath: ConfigurationBlock]

  /// The calls of modules that are not fetched, whose folder is missing, or that call themselves.
  let missing: [MissingModule]

  /// The files of all modules, each once.
  let files: [ConfigurationFile]

  /// The Terragrunt unit that calls the root module; nil without one.
  let unit: TerragruntUnit?

  /// A call that leads to no module.
  struct MissingModule {
    let path: ModulePath
    let call: ConfigurationBlock

    let reason: Reason

    /// The reason why a module is not read.
    enum Reason {
      case notFetched
      /// Another version was fetched, or one from another source.
      case stale
      /// It may have been fetched, but the record of fetched modules is not readable.
      case unreadableManifest
      case noSource
      case notConstant
      case notFound
      case circular
      case tooMany
    }

    /// Whether its name or source speaks of a cache.
    var mayDeclareCaches: Bool {
      CacheWords.areFound(in: [path.names.last ?? "", call.attribute("source")?.text ?? ""])
    }
  }

  /// The limit of calls on the way to a module, and of modules.
  private static let (depthLimit, countLimit) = (16, 4_096)

  /// Reads a root module and the modules that it calls, each folder once.
  ///
  /// - Parameter unit: the Terragrunt unit that calls the root module; nil without one.
  /// - Returns: nil if the folder has no configuration.
  /// - Throws: the first ``UnreadableModule`` that Terraform could not read either.
  init?(
    _ rootModule: RootModule,
    _ unit: TerragruntUnit? = nil,
  ) throws(UnreadableModule) {
    root = Text(rootModule.folder)
    self.unit = unit
    let manifest = ModuleManifest(rootModule.moduleManifest())
    let first: ConfigurationModule
    do throws(UnreadableModule) {
      guard let module = try Self.module(of: rootModule, unit) else { return nil }
      first = module
    } catch {
      var error = error
      error.leadsToCaches = error.leadsToCaches || Self.hasFetchedCaches(manifest, rootModule)
      throw error
    }
    var modules = [ModulePath(): first]
    var calls: [ModulePath: ConfigurationBlock] = [:]
    var read: [Text: ConfigurationModule] = [first.folder: first]
    var missing: [MissingModule] = []
    var unreadable: [UnreadableModule] = []
    var missingCalls: Set<Place> = []
    var pending: [(path: ModulePath, folders: [Text])] = [(ModulePath(), [first.folder])]
    // Outer modules come first, so they are not lost if there are too many.
    var next = 0
    while next < pending.count {
      let (path, callers) = pending[next]
      next += 1
      guard let caller = modules[path] else { continue }
      for labels in caller.labels(of: "module") {
        guard let name = labels.last, let call = caller.declarations("module", labels).first else {
          continue
        }
        let inner = path.appending(name)
        calls[inner] = call
        let source = caller.source(of: call)
        let isStale = manifest.isStale(inner, call, source: source)
        var place: (folder: Text, isFetched: Bool)?
        if let source, source.isLocalSource {
          place = (rootModule.folder(at: source, calledFrom: caller), caller.isFetched)
        } else if !isStale, let folder = manifest.folder(at: inner) {
          place = (FolderPath.joining(folder, to: root), true)
        }
        var module: ConfigurationModule?
        if let place, !callers.contains(place.folder), callers.count <= Self.depthLimit,
          modules.count < Self.countLimit
        {
          module = read[place.folder]
          do throws(UnreadableModule) {
            if module == nil {
              module = try rootModule.module(in: place.folder, isFetched: place.isFetched)
            }
          } catch {
            unreadable.append(error)
            continue
          }
        }
        guard let place, let module else {
          let reason: MissingModule.Reason =
            switch place {
            case nil where source == nil: call.attribute("source") == nil ? .noSource : .notConstant
            case nil where isStale: .stale
            case nil: manifest.isReadable ? .notFetched : .unreadableManifest
            case let place? where callers.contains(place.folder): .circular
            case _? where callers.count > Self.depthLimit || modules.count >= Self.countLimit:
              .tooMany
            case let place?: place.isFetched ? .notFetched : .notFound
            }
          // Reports each call once, and of too many calls only the first.
          let isFirst = reason != .tooMany || !missing.contains { $0.reason == .tooMany }
          if isFirst, missingCalls.insert(call.header).inserted {
            missing.append(MissingModule(path: inner, call: call, reason: reason))
          }
          continue
        }
        read[place.folder] = module
        modules[inner] = module
        pending.append((inner, callers + [place.folder]))
      }
    }
    self.modules = modules
    paths = pending.map(\.path)
    self.calls = calls
    self.missing = missing
    files = read.values.sorted { $0.folder < $1.folder }.flatMap(\.files)
    if var error = unreadable.first {
      error.leadsToCaches =
        mayDeclareCaches || unreadable.contains(where: \.leadsToCaches)
        || Self.hasFetchedCaches(manifest, rootModule)
      throw error
    }
  }

  /// Whether a fetched module names a cache.
  private static func hasFetchedCaches(
    _ manifest: ModuleManifest,
    _ rootModule: RootModule,
  ) -> Bool {
    manifest.fetchedFolders.contains { folder in
      let folder = FolderPath.joining(folder, to: Text(rootModule.folder))
      return rootModule.configurationFiles(in: folder.string, isFetched: true)
        .contains { $0.text.contains(CacheWords.typePart) }
    }
  }

  /// Whether one of the modules declares a cache, or one that was not read may.
  var mayDeclareCaches: Bool {
    modules.values.contains { module in
      module.deploysCaches || module.manifests.contains(where: \.block.namesManifest)
    }
      || missing.contains(where: \.mayDeclareCaches)
  }

  /// Reads the root module: of a unit, with the files in its own folder and those that it generates.
  static func module(
    of rootModule: RootModule,
    _ unit: TerragruntUnit?,
  ) throws(UnreadableModule) -> ConfigurationModule? {
    guard let unit else { return try rootModule.module(in: Text(rootModule.folder)) }
    var files = rootModule.configurationFiles(in: rootModule.folder, isFetched: false)
    if let module = unit.module, !unit.isOwnModule {
      files.add(rootModule.configurationFiles(in: module.string, isFetched: false))
    }
    guard !files.isEmpty || !unit.generated.isEmpty else { return nil }
    return try ConfigurationModule(
      unit.module ?? Text(rootModule.folder),
      isFetched: false,
      files,
      generated: unit.generated,
    )
  }

  func call(to path: ModulePath) -> ConfigurationBlock? { calls[path] }

  /// Whether a file is one of a fetched module.
  func isFetched(_ path: String) -> Bool {
    modules.values.contains { module in
      module.isFetched && module.files.contains { Text($0.source.path) == Text(path) }
    }
  }

  /// The folders of the modules that are not fetched.
  var folders: Set<Text> { Set(modules.values.filter { !$0.isFetched }.map(\.folder)) }
}

/// A module with a file that Terraform could not read either.
package struct UnreadableModule: Error {
  package let file: SourceFile
  package let error: SyntaxError

  /// Whether it may declare a cache, or lead to a module that does.
  package var leadsToCaches = false
}

extension [SourceFile] {
  /// Adds the files whose names are not taken.
  fileprivate mutating func add(_ others: [SourceFile]) {
    func name(_ file: SourceFile) -> Text? { Text(file.path).split(separator: "/").last }
    let names = Set(map(name))
    self += others.filter { !names.contains(name($0)) }
  }
}
