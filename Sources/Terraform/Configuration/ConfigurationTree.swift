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

  /// The blocks of all calls; the first one where a call is declared more than once.
  private let calls: [ModulePath: ConfigurationBlock]

  /// The calls of modules that are not fetched, whose folder is missing, or that call themselves.
  let missing: [MissingModule]

  /// The files of all modules, each once.
  let files: [ConfigurationFile]

  /// A call that leads to no module.
  struct MissingModule {
    let path: ModulePath
    let call: ConfigurationBlock

    /// The source as written; nil if it isn't a constant.
    let source: Text?

    let reason: Reason

    /// The reason why a module is not read.
    enum Reason {
      case notFetched
      case notFound
      case circular
      case tooMany
    }
  }

  /// The limit of calls on the way to a module, and of modules.
  private static let (depthLimit, countLimit) = (16, 4_096)

  /// Reads a root module and the modules that it calls, each folder once.
  ///
  /// - Returns: nil if the folder has no configuration.
  /// - Throws: ``UnreadableModule`` where Terraform could not read one of the modules either.
  init?(_ folders: any ModuleFolders) throws(UnreadableModule) {
    root = Text(folders.root)
    guard let rootModule = try Self.module(Text(folders.root), false, folders) else { return nil }
    let manifest = ModuleManifest(folders.moduleManifest())
    var modules = [ModulePath(): rootModule]
    var calls: [ModulePath: ConfigurationBlock] = [:]
    var read: [Text: ConfigurationModule] = [rootModule.folder: rootModule]
    var missing: [MissingModule] = []
    var pending: [(path: ModulePath, folders: [Text])] = [(ModulePath(), [rootModule.folder])]
    while let (path, callers) = pending.popLast(), let caller = modules[path] {
      for labels in caller.labels(of: "module") {
        guard let name = labels.last, let call = caller.declarations("module", labels).first else {
          continue
        }
        let inner = path.appending(name)
        calls[inner] = call
        var source: Text?
        if case .string(let written) = call.attribute("source")?.value { source = written }
        var place: (folder: Text, isFetched: Bool)?
        if let source, source.hasPrefix("./") || source.hasPrefix("../") {
          place = (FolderPath.joining(source, to: caller.folder), caller.isFetched)
        } else if let folder = manifest.folder(at: inner) {
          place = (FolderPath.joining(folder, to: root), true)
        }
        var module: ConfigurationModule?
        if let place, !callers.contains(place.folder), callers.count <= Self.depthLimit,
          modules.count < Self.countLimit
        {
          module = read[place.folder]
          if module == nil {
            module = try Self.module(place.folder, place.isFetched, folders)
          }
        }
        guard let place, let module else {
          let reason: MissingModule.Reason =
            switch place {
            case nil: .notFetched
            case let place? where callers.contains(place.folder): .circular
            case _? where callers.count > Self.depthLimit || modules.count >= Self.countLimit:
              .tooMany
            case _?: .notFound
            }
          missing.append(MissingModule(path: inner, call: call, source: source, reason: reason))
          continue
        }
        read[place.folder] = module
        modules[inner] = module
        pending.append((inner, callers + [place.folder]))
      }
    }
    self.modules = modules
    self.calls = calls
    self.missing = missing
    files = read.values.sorted { $0.folder < $1.folder }.flatMap(\.files)
  }

  private static func module(
    _ folder: Text,
    _ isFetched: Bool,
    _ folders: any ModuleFolders,
  ) throws(UnreadableModule) -> ConfigurationModule? {
    let files = folders.configurationFiles(in: folder.string, isFetched: isFetched)
    guard !files.isEmpty else { return nil }
    return try ConfigurationModule(folder, isFetched: isFetched, files)
  }

  /// The paths of all modules, outer ones first.
  var paths: [ModulePath] {
    modules.keys.sorted { left, right in
      left.names.count == right.names.count
        ? left.names.lexicographicallyPrecedes(right.names) : left.names.count < right.names.count
    }
  }

  func call(to path: ModulePath) -> ConfigurationBlock? { calls[path] }

  /// The folders of the modules that are not fetched.
  var folders: Set<Text> { Set(modules.values.filter { !$0.isFetched }.map(\.folder)) }
}

/// A module with a file that Terraform could not read either.
package struct UnreadableModule: Error {
  package let file: SourceFile
  package let error: SyntaxError
}
