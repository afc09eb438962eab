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
  ///
  /// - Parameter program: the folder whose `cdk.json` names it; nil if only its own name is known.
  init?(_ path: FilePath, of program: FilePath?, within border: Border) {
    guard let program = program ?? Self.program(of: path),
      let manifest = try? POSIX.status(of: path.appending(AssemblyManifest.fileName))
    else { return nil }
    self.path = path
    self.program = program
    modification = manifest.modification
  }

  private static func program(of path: FilePath) -> FilePath? {
    guard isNamed(path),
      (try? POSIX.status(of: path.folder.appending(settingsName)))?.kind == .regular
    else { return nil }
    return path.folder
  }

  /// The name of the file with the settings of a program.
  static let settingsName = "cdk.json"

  /// Returns the folder that `cdk.json` names as its output, wherever it is within the border; nil if
  /// it names none.
  static func output(of program: FilePath, within border: Border) -> FilePath? {
    guard
      let output = text(program.appending(settingsName), within: border)
        .flatMap(AssemblyManifest.output(in:)), !output.isEmpty, !border.isUnbounded
    else { return nil }
    let path = output.hasPrefix("/") ? FilePath(output) : program.appending(output.string)
    // Nothing outside is opened.
    guard border.problem(with: path) == nil else { return nil }
    let shown = path.withoutDetours.relativeToWorking
    guard (try? POSIX.status(of: shown))?.kind == .folder, shown != program else { return nil }
    return shown
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
