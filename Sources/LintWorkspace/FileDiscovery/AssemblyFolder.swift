internal import CloudFormation
internal import ElastiCacheLint
internal import LintText

/// A folder `cdk.out` beside a `cdk.json`: the cloud assembly of a CDK program.
///
/// Git ignores it, and people have no other text of their caches.
struct AssemblyFolder: Hashable, Sendable {
  let path: FilePath

  /// A file of the program that is newer than the assembly; nil without one.
  let newerSource: FilePath?

  /// The modification time of the manifest.
  private let modification: Int

  /// The manifest of the assembly.
  var manifest: FilePath { path.appending(AssemblyManifest.fileName) }

  /// The maximum number of entries of folders that are compared with the assembly.
  private static let entryLimit = 20_000

  /// The maximum number of assemblies of stages that are read.
  private static let stageLimit = 256

  /// - Parameters:
  ///   - path: a folder, not a link.
  ///   - border: the border of its files.
  init?(_ path: FilePath, within border: Border) {
    guard path.lastComponent.elementsEqual("cdk.out".utf8),
      (try? POSIX.entryKind(of: path.folder.appending("cdk.json"))) == .regular,
      let manifest = try? POSIX.status(of: path.appending(AssemblyManifest.fileName))
    else { return nil }
    self.path = path
    modification = manifest.modification
    newerSource = Self.newerSource(in: path.folder, than: modification, within: border)
  }

  /// Returns the templates that the manifest lists, which exclude those of former stacks.
  func templates(within border: Border) -> [FilePath] {
    var templates: [FilePath] = []
    var folders = [path]
    var visited = 0
    while let folder = folders.popLast(), visited < Self.stageLimit {
      visited += 1
      guard let text = Self.text(folder.appending(AssemblyManifest.fileName), within: border),
        let manifest = AssemblyManifest(text)
      else { continue }
      let nested = manifest.assetFiles.flatMap { name in
        Self.text(folder.appending(name.string), within: border)
          .map { AssemblyManifest.nestedTemplates(in: $0) } ?? []
      }
      templates += (manifest.templateFiles + nested).map { folder.appending($0.string) }
        .filter { (try? POSIX.entryKind(of: $0)) == .regular && border.problem(with: $0) == nil }
      folders += manifest.nestedFolders.map { folder.appending($0.string) }
        .filter { (try? POSIX.entryKind(of: $0)) == .folder }
    }
    return templates
  }

  private static func text(_ path: FilePath, within border: Border) -> SourceText? {
    guard let bytes = try? border.read(path, .settings) else { return nil }
    return try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
  }

  // MARK: Program

  /// Returns a file of a program that is newer than its assembly.
  private static func newerSource(
    in folder: FilePath,
    than modification: Int,
    within border: Border,
  ) -> FilePath? {
    var folders = [folder]
    var rest = entryLimit
    while let folder = folders.popLast() {
      let entries = border.entries(of: folder)
      let names = Set(entries.map { String(decoding: $0.name, as: UTF8.self) })
      for entry in entries {
        rest -= 1
        guard rest > 0 else { return nil }
        let name = String(decoding: entry.name, as: UTF8.self)
        let path = folder.appending(entry: entry.name)
        switch entry.kind {
        case .folder:
          if !name.hasPrefix("."), !otherFolders.contains(name) { folders.append(path) }
        case .regular:
          if isSource(name, among: names), let status = try? POSIX.status(of: path),
            status.modification > modification
          {
            return path
          }
        case .link, .stream, .other: break
        }
      }
    }
    return nil
  }

  /// Whether a file of this name is part of a program, and not compiled from another one.
  private static func isSource(_ name: String, among names: Set<String>) -> Bool {
    if name == "cdk.json" { return true }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let (stem, ending) = (name[..<dot], name[name.utf8.index(after: dot)...])
    guard extensions.contains(String(ending)), !stem.hasSuffix(".d") else { return false }
    return !["js", "mjs", "cjs"].contains(ending)
      || !["ts", "mts", "cts", "tsx"].contains { names.contains("\(stem).\($0)") }
  }

  /// The file extensions of the languages of the CDK.
  private static let extensions: Set = [
    "ts", "mts", "cts", "tsx", "js", "mjs", "cjs", "py", "java", "kt", "cs", "fs", "go",
  ]

  /// The folders without files of the program: packages, tests, and what programs write.
  private static let otherFolders: Set = [
    "node_modules", "cdk.out", "venv", "__pycache__", "__tests__", "test", "tests", "build",
    "dist", "target", "obj",
  ]
}
