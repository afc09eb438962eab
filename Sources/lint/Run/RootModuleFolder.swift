internal import ElastiCacheLint
internal import LintText
internal import Terraform

/// The folder of a root module on disk.
///
/// A configuration names the folders of its modules, and a configuration may come from anybody: it
/// never leads out of the border of the root module, neither by `..` nor by links.
struct RootModuleFolder: ModuleFolders {
  let root: String
  let isNamed: Bool

  private let folder: FilePath
  private let realFolder: FilePath
  private let border: Border

  /// The border of modules that were fetched.
  private let fetchedBorder: Border

  /// Takes a folder, or returns nil if there is none.
  init?(_ folder: FilePath, isNamed: Bool, _ borders: Borders) {
    guard let real = POSIX.realPath(of: folder), (try? POSIX.status(of: real))?.kind == .folder
    else { return nil }
    root = folder.description
    self.isNamed = isNamed
    self.folder = folder
    realFolder = real
    border = borders.border(ofRootModule: real)
    fetchedBorder = Border(folder: real.appending(".terraform"))
  }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    let path = FilePath(folder)
    return (isFetched ? fetchedBorder : border).entries(of: path).compactMap { entry in
      let name = String(decoding: entry.name, as: UTF8.self)
      guard ConfigurationFileName(name) != nil else { return nil }
      // A file of the working folder is shown as people would type it.
      return read(
        path == FilePath(".") ? FilePath(bytes: entry.name) : path.appending(entry.name),
        isFetched,
      )
    }
  }

  func variableFiles() -> [SourceFile] {
    border.entries(of: folder).compactMap { entry in
      guard VariableFileName(String(decoding: entry.name, as: UTF8.self)) != nil else { return nil }
      return read(
        folder == FilePath(".") ? FilePath(bytes: entry.name) : folder.appending(entry.name),
        false,
      )
    }
  }

  func moduleManifest() -> SourceFile? {
    read(folder.appending(".terraform/modules/modules.json"), true)
  }

  private func read(_ path: FilePath, _ isFetched: Bool) -> SourceFile? {
    guard let bytes = try? (isFetched ? fetchedBorder : border).read(path, .settings),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return nil }
    return SourceFile(path: path.description, text: text, isNamed: false)
  }
}

extension RootModuleFolder {
  /// Candidates for the root module of a plan, each once: the named folders, or else the plan's own
  /// and the working folder.
  static func candidates(
    forPlan plan: String,
    named: [String],
    _ borders: Borders,
  ) -> [any ModuleFolders] {
    let working = FilePath(".")
    let paths =
      named.isEmpty ? [FilePath(plan).parent ?? working, working] : named.map { FilePath($0) }
    var folders: [RootModuleFolder] = []
    for folder in paths.compactMap({ RootModuleFolder($0, isNamed: !named.isEmpty, borders) })
    where !folders.contains(where: { $0.realFolder == folder.realFolder }) {
      folders.append(folder)
    }
    return folders
  }
}
