internal import ElastiCacheLint
internal import LintText
internal import Terraform

/// The folder of a root module on disk.
///
/// A configuration names the folders of its modules and may be untrusted: neither `..` nor links
/// lead out of the border of the root module.
struct RootModuleFolder: ModuleFolders {
  let root: String
  let isNamed: Bool

  private let folder: FilePath
  private let realFolder: FilePath
  private let border: Border

  /// The border of fetched modules.
  private let fetchedBorder: Border

  /// Creates the folder; returns nil if it doesn't exist.
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
      // A file of the working folder is displayed as users would type it.
      return read(path.appending(entry: entry.name), isFetched)
    }
  }

  func variableFiles() -> [SourceFile] {
    border.entries(of: folder).compactMap { entry in
      guard VariableFileName(String(decoding: entry.name, as: UTF8.self)) != nil else { return nil }
      return read(folder.appending(entry: entry.name), false)
    }
  }

  func deploymentFiles() -> [SourceFile] {
    var files: [SourceFile] = []
    var folders = [(path: folder, depth: 0)]
    while let (path, depth) = folders.popLast() {
      let entries = border.entries(of: path)
      // The files in and below another module are those of that module.
      let isOurs =
        depth == 0
        || !entries.contains { entry in
          entry.kind != .folder && RootModules.part(path.appending(entry: entry.name)) == .module
        }
      for entry in entries where isOurs {
        let name = String(decoding: entry.name, as: UTF8.self)
        let inner = path.appending(entry: entry.name)
        if entry.kind == .folder {
          let isPassedOver = name.hasPrefix(".") || name == "node_modules"
          if !isPassedOver, depth < Self.depthLimit { folders.append((inner, depth + 1)) }
        } else if RootModules.part(inner) == .variables, VariableFileName(name) == nil || depth > 0,
          let file = read(inner, false)
        {
          files.append(file)
        }
      }
    }
    return files.sorted { Text($0.path) < Text($1.path) }
  }

  /// The depth below a root module to which variable files are searched.
  private static let depthLimit = 8

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
  /// Returns the candidates for the root module of a plan, each once: the named folders, or else
  /// the plan's folder and the working folder.
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
