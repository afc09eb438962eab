internal import ElastiCacheLint

/// The folder of a root module on disk.
///
/// A configuration names the folders of its modules, and a configuration may come from anybody: it
/// never leads out of the repository that encloses the root module, neither by `..` nor by links.
/// Without a repository it stays below the working folder.
struct RootModuleFolder: ModuleFolders {
  let root: String
  let isNamed: Bool

  private let folder: FilePath
  private let realFolder: FilePath

  /// The folders below which anything may be read, without links.
  private let bounds: [FilePath]

  /// Takes a folder, or returns nil if there is none.
  init?(_ folder: FilePath, isNamed: Bool) {
    guard let real = POSIX.realPath(of: folder), (try? POSIX.status(of: real))?.kind == .folder
    else { return nil }
    root = folder.description
    self.isNamed = isNamed
    self.folder = folder
    realFolder = real
    let repository = sequence(first: real, next: \.parent).first {
      (try? POSIX.status(of: $0.appending(".git"))) != nil
    }
    let working = POSIX.realPath(of: FilePath("."))
    bounds = repository.map { [$0] } ?? [real] + [working].compactMap(\.self)
  }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    let path = FilePath(folder)
    guard isAllowed(path, isFetched), let entries = try? POSIX.entries(of: path) else { return [] }
    return entries.compactMap { entry in
      let name = String(decoding: entry.name, as: UTF8.self)
      guard ConfigurationFileName(name) != nil else { return nil }
      // A file of the working folder is shown as people would type it.
      return read(
        path == FilePath(".") ? FilePath(bytes: entry.name) : path.appending(entry.name),
        isFetched,
      )
    }
  }

  func moduleManifest() -> SourceFile? {
    read(folder.appending(".terraform/modules/modules.json"), true)
  }

  private func read(_ path: FilePath, _ isFetched: Bool) -> SourceFile? {
    guard isAllowed(path, isFetched), let bytes = try? FileContents.read(path, isFound: true),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return nil }
    return SourceFile(path: path.description, text: text, isNamed: false)
  }

  /// Whether a path stays within bounds, wherever its links lead.
  private func isAllowed(_ path: FilePath, _ isFetched: Bool) -> Bool {
    guard let real = POSIX.realPath(of: path) else { return false }
    let bounds = isFetched ? [realFolder.appending(".terraform")] : bounds
    return bounds.contains { real.components.starts(with: $0.components) }
  }
}

extension RootModuleFolder {
  /// The folders in which the root module of a plan may lie: those that were named, else the plan's
  /// own and the working folder.
  static func candidates(forPlan plan: String, named: [String]) -> [any ModuleFolders] {
    guard named.isEmpty else {
      return named.compactMap { RootModuleFolder(FilePath($0), isNamed: true) }
    }
    let working = FilePath(".")
    let own = FilePath(plan).parent ?? working
    return (own == working ? [own] : [own, working])
      .compactMap { RootModuleFolder($0, isNamed: false) }
  }
}
