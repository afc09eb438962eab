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

  /// The Terragrunt unit that calls the root module; nil without one.
  let unit: TerragruntUnit?

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
  /// - Parameter unit: the Terragrunt unit that calls the root module; nil without one.
  /// - Returns: nil if the folder has no configuration.
  /// - Throws: ``UnreadableModule`` where Terraform could not read one of the modules either.
  init?(
    _ folders: any ModuleFolders,
    _ unit: TerragruntUnit? = nil,
  ) throws(UnreadableModule) {
    root = Text(folders.root)
    self.unit = unit
    guard let rootModule = try Self.rootModule(folders, unit) else { return nil }
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

  /// Reads the root module: of a unit, with the files in its own folder and those that it generates.
  private static func rootModule(
    _ folders: any ModuleFolders,
    _ unit: TerragruntUnit?,
  ) throws(UnreadableModule) -> ConfigurationModule? {
    guard let unit else { return try module(Text(folders.root), false, folders) }
    guard let module = unit.module else { return nil }
    var files = folders.configurationFiles(in: folders.root, isFetched: false)
    if !unit.isOwnModule {
      files.add(folders.configurationFiles(in: module.string, isFetched: false))
    }
    guard !files.isEmpty else { return nil }
    return try ConfigurationModule(module, isFetched: false, files, generated: unit.generated)
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

extension [SourceFile] {
  /// Adds the files whose names are not taken.
  fileprivate mutating func add(_ others: [SourceFile]) {
    func name(_ file: SourceFile) -> Text? { Text(file.path).split(separator: "/").last }
    let names = Set(map(name))
    self += others.filter { !names.contains(name($0)) }
  }
}
