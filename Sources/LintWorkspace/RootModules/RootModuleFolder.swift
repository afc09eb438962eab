internal import ElastiCacheLint
internal import LintText
internal import Terraform

/// The folder of a root module on disk.
///
/// A configuration names the folders of its modules and may be untrusted: neither `..` nor links
/// lead out of the border of the root module.
struct RootModuleFolder: ParsedModuleFolders {
  let root: String
  let isNamed: Bool
  let isDistant: Bool

  private let folder: FilePath
  private let realFolder: FilePath
  private let border: Border

  /// The border of fetched modules.
  private let fetchedBorder: Border

  /// The modules that were parsed in this run.
  private let parsed: ParsedModules

  /// The record of fetched modules, in the folder of the root module.
  static let manifest = ".terraform/modules/modules.json"

  /// Creates the folder; returns nil if it doesn't exist.
  init?(_ folder: FilePath, isNamed: Bool, _ borders: Borders, _ parsed: ParsedModules) {
    guard let real = POSIX.realPath(of: folder), (try? POSIX.status(of: real))?.kind == .folder
    else { return nil }
    self.init(
      folder,
      realFolder: real,
      isNamed: isNamed,
      isDistant: false,
      borders.border(ofRootModule: real),
      parsed,
    )
  }

  /// Creates the folder of a root module of the run.
  init(_ root: RootModules.Root, isDistant: Bool = false, _ parsed: ParsedModules) {
    self.init(
      root.folder,
      realFolder: root.realFolder,
      isNamed: false,
      isDistant: isDistant,
      root.border,
      parsed,
    )
  }

  private init(
    _ folder: FilePath,
    realFolder: FilePath,
    isNamed: Bool,
    isDistant: Bool,
    _ border: Border,
    _ parsed: ParsedModules,
  ) {
    root = folder.description
    self.isNamed = isNamed
    self.isDistant = isDistant
    self.folder = folder
    self.realFolder = realFolder
    self.border = border
    self.parsed = parsed
    fetchedBorder = Border(folder: realFolder.appending(".terraform"))
  }

  func parsedModule(in folder: String) -> ParsedModule? {
    parsed.module(in: FilePath(folder), within: border)
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

  func variableFiles(in folder: String) -> [SourceFile] {
    let folder = FilePath(folder)
    return border.entries(of: folder).compactMap { entry in
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
    let path = folder.appending(Self.manifest)
    // Resolving a path takes much longer than finding that it is missing, as it mostly is.
    guard (try? POSIX.entryKind(of: path)) != nil else { return nil }
    return read(path, true)
  }

  var pathInRepository: String {
    let names = realFolder.components.dropFirst(border.root?.components.count ?? 0)
    return names.isEmpty ? "" : FilePath(names: names).description
  }

  func text(at path: String) -> SourceFile? {
    let path = FilePath(path)
    // Most root modules have no unit, and resolving a path takes much longer than opening it.
    guard path.folder == folder else { return read(path, false) }
    return (try? border.read(entry: path, .settings)).flatMap { Self.source(path, $0) }
  }

  func file(at path: String) -> ModuleFile {
    let path = FilePath(path)
    do throws(FileProblem) {
      // `.terraform` may be a link.
      let isFetched = border.problem(with: path)?.isBorder ?? false
      let bytes = try (isFetched ? fetchedBorder : border).read(path, .settings)
      return Self.source(path, bytes).map { .file($0) } ?? .unreadable
    } catch {
      if case .system(let error) = error, error.isAbsence { return .missing }
      return .unreadable
    }
  }

  func files(in folder: String, matching pattern: String) -> [String]? {
    // The syntax that both kinds of patterns have.
    guard !pattern.contains(where: { "{}\\!".contains($0) }), !pattern.hasPrefix("."),
      !pattern.contains("/."), let glob = GlobPattern("/\(pattern)"),
      border.problem(with: FilePath(folder)) == nil
    else { return nil }
    var files: [String] = []
    var folders: [(path: FilePath, names: [GlobName], shown: String)] = [(FilePath(folder), [], "")]
    var visited = 0
    while let (path, names, shown) = folders.popLast() {
      for entry in border.entries(of: path) {
        visited += 1
        guard visited <= Self.entryLimit, names.count <= Self.depthLimit else { return nil }
        let inner = path.appending(entry: entry.name)
        let names = names + [GlobCharacter.characters(of: entry.name)]
        let name = shown + String(decoding: entry.name, as: UTF8.self)
        var kind = entry.kind
        if kind == .link {
          guard let target = try? border.target(of: inner),
            let status = try? POSIX.status(of: target), status.kind != .folder
          else { return nil }
          kind = status.kind
        }
        if kind == .folder, !name.hasSuffix(".git"), !name.hasSuffix(".terraform") {
          folders.append((inner, names, "\(name)/"))
        } else if kind == .regular, glob.matches(names[...], isFolder: false) {
          files.append(name)
        }
      }
    }
    return files
  }

  /// The number of entries of folders in which files are searched for an expression.
  private static let entryLimit = 4_096

  private func read(_ path: FilePath, _ isFetched: Bool) -> SourceFile? {
    if let overlay = parsed.overlay, FilePath(overlay.path) == path { return overlay }
    return (try? (isFetched ? fetchedBorder : border).read(path, .settings))
      .flatMap { Self.source(path, $0) }
  }

  private static func source(_ path: FilePath, _ bytes: FileBytes) -> SourceFile? {
    guard let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes) else { return nil }
    return SourceFile(path: path.description, text: text, isNamed: false)
  }
}

extension RootModuleFolder {
  /// Returns the candidates for the root module of a plan, each once: the named folders, or else
  /// the plan's folder, the working folder and the root modules of the run.
  static func candidates(
    forPlan plan: String,
    named: [String],
    _ modules: RootModules,
    _ borders: Borders,
  ) -> [any ModuleFolders] {
    let working = FilePath(".")
    let paths =
      named.isEmpty ? [FilePath(plan).parent ?? working, working] : named.map { FilePath($0) }
    var known: Set<FilePath> = []
    let near = paths.compactMap {
      RootModuleFolder($0, isNamed: !named.isEmpty, borders, modules.parsed)
    }
    .filter { known.insert($0.realFolder).inserted }
    let others = named.isEmpty ? modules.roots.filter { !known.contains($0.realFolder) } : []
    return near + others.map { RootModuleFolder($0, isDistant: true, modules.parsed) }
  }
}
