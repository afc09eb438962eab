internal import CloudFormation
internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

/// A folder `cdk.out` beside a `cdk.json`, or the one that `output` there names: the cloud assembly of
/// a CDK program.
///
/// Git ignores it, and people have no other text of their caches.
struct AssemblyFolder: Hashable, Sendable {
  let path: FilePath

  /// The folder of the program, with `cdk.json`.
  private let program: FilePath

  /// The reason that the program may have changed since; nil if it hasn't.
  private(set) var doubt: Doubt?

  /// The modification time of the manifest.
  private let modification: Int

  /// The manifest of the assembly.
  var manifest: FilePath { path.appending(AssemblyManifest.fileName) }

  /// A reason that the program of an assembly may have changed since.
  enum Doubt: Hashable {
    /// A file of the program is newer.
    case newer(FilePath)
    /// The program has too many files to compare.
    case tooManyFiles
  }

  /// The maximum number of entries of folders that are compared with the assembly.
  private static let entryLimit = 20_000

  /// The maximum number of assemblies of stages that are read.
  private static let stageLimit = 256

  /// Recognizes a folder; nil for any other.
  init?(_ path: FilePath, within border: Border) {
    guard let program = Self.program(of: path, within: border),
      let manifest = try? POSIX.status(of: path.appending(AssemblyManifest.fileName))
    else { return nil }
    self.path = path
    self.program = program
    modification = manifest.modification
  }

  /// Returns the assembly in a folder that Git ignores, by its name or by `cdk.json` beside it; nil
  /// for any other folder.
  static func candidate(in folder: FilePath, within border: Border) -> FilePath? {
    if isNamed(folder) { return folder }
    guard let output = output(of: folder.folder, within: border),
      output.description.hasPrefix("\(folder.description)/") || output == folder
    else { return nil }
    return output
  }

  /// The number of folders between a program and its assembly.
  private static let distanceLimit = 4

  private static func program(of path: FilePath, within border: Border) -> FilePath? {
    if isNamed(path),
      (try? POSIX.status(of: path.folder.appending("cdk.json")))?.kind == .regular
    {
      return path.folder
    }
    var folder = path.folder
    for _ in 0..<distanceLimit {
      if output(of: folder, within: border) == path { return folder }
      folder = folder.folder
    }
    return nil
  }

  /// Returns the folder that `cdk.json` names as its output; nil if it names none below its own.
  private static func output(of program: FilePath, within border: Border) -> FilePath? {
    let settings = program.appending("cdk.json")
    guard (try? POSIX.status(of: settings))?.kind == .regular,
      let output = text(settings, within: border).flatMap(AssemblyManifest.output(in:)),
      !output.hasPrefix("/")
    else { return nil }
    let names = output.split(separator: "/").filter { !$0.isEmpty && $0 != "." }
    guard !names.isEmpty, !names.contains("..") else { return nil }
    return program.appending(names.joined(separator: "/").string)
  }

  /// Whether a path has the name of such a folder.
  static func isNamed(_ path: FilePath) -> Bool {
    path.lastComponent.elementsEqual("cdk.out".utf8)
  }

  /// Compares the assembly with the files of its program.
  mutating func compare(within border: Border) {
    doubt = Self.doubt(in: program, besides: path, than: modification, within: border)
  }

  /// Returns the templates that the manifest lists, which exclude those of former stacks; all
  /// templates in the folder of a damaged manifest.
  func templates(within border: Border) -> [FilePath] {
    var templates: [FilePath] = []
    var folders = [path]
    var visited = 0
    while let folder = folders.popLast(), visited < Self.stageLimit {
      visited += 1
      guard let text = Self.text(folder.appending(AssemblyManifest.fileName), within: border),
        let manifest = AssemblyManifest(text)
      else {
        templates += border.entries(of: folder)
          .filter { $0.kind == .regular && Text(decoding: $0.name).hasSuffix(".template.json") }
          .map { folder.appending(entry: $0.name) }
          .filter { border.problem(with: $0) == nil }
        continue
      }
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

  /// A note on the reason that the program may have changed since; nil if it hasn't.
  var note: Diagnostic? {
    guard let doubt else { return nil }
    let reason =
      switch doubt {
      case .newer(let file): "'\(file)' is newer"
      case .tooManyFiles:
        "the program has more than \(Self.entryLimit) files and folders to compare"
      }
    return .outdatedAssembly(path.description, manifest: manifest.description, because: reason)
  }

  /// Returns the reason that a program may be newer than its assembly, ignoring files that
  /// `.gitignore` files exclude.
  private static func doubt(
    in program: FilePath,
    besides assembly: FilePath,
    than modification: Int,
    within border: Border,
  ) -> Doubt? {
    var folders = [(program, IgnoreRules.above(program))]
    var rest = entryLimit
    while case (let folder, var rules)? = folders.popLast() {
      let entries = border.entries(of: folder)
      let names = Set(entries.map { String(decoding: $0.name, as: UTF8.self) })
      // A virtual environment of Python.
      if folder != program, names.contains("pyvenv.cfg") { continue }
      if names.contains(".gitignore") || names.contains(".git") { rules.addFiles(in: folder) }
      for entry in entries {
        rest -= 1
        guard rest > 0 else { return .tooManyFiles }
        if rules.exclude(entry.name, isFolder: entry.kind == .folder) { continue }
        let name = String(decoding: entry.name, as: UTF8.self)
        let path = folder.appending(entry: entry.name)
        switch entry.kind {
        case .folder:
          if !name.hasPrefix("."), !otherFolders.contains(name), path != assembly {
            folders.append((path, rules.entering(entry.name)))
          }
        case .regular:
          if isSource(name, among: names), let status = try? POSIX.status(of: path),
            status.modification > modification
          {
            return .newer(path)
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
  private static let otherFolders = Set(GeneratedFolders.names).union([
    "site-packages", "venv", "__pycache__", "__tests__", "test", "tests", "build", "dist", "target",
    "obj",
  ])
}
