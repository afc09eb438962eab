internal import CloudFormation
internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

/// Recognizes the files that programs write, wherever a path or the working folder leads to them.
struct GeneratedFiles {
  private let paths: ResolvedPaths
  private let open: OpenFiles?

  /// Whether a folder is a cloud assembly, by its path without links.
  private var assemblies: [FilePath: Bool] = [:]

  init(_ paths: ResolvedPaths, open: OpenFiles?) {
    self.paths = paths
    self.open = open
  }

  /// Whether a program writes a file.
  ///
  /// - Parameter path: the path shown to people.
  mutating func contain(_ path: String) -> Bool {
    let file = paths.file(FilePath(path))
    return GeneratedFolders.contain("\(file)") || isOfAssembly(file)
  }

  /// Whether a file is a template in a cloud assembly, which may be in a folder of any name.
  private mutating func isOfAssembly(_ file: FilePath) -> Bool {
    guard Text(decoding: file.lastComponent).hasSuffix(".json"), RootModules.part(file) == nil
    else { return false }
    let folder = file.folder
    if let known = assemblies[folder] { return known }
    let border =
      Borders.repository(of: folder).map { Border(repository: $0, open: open) }
      ?? Border.unbounded(open: open)
    let manifest = try? border.read(folder.appending(AssemblyManifest.fileName), .settings)
    let text = manifest.flatMap { try? SourceText(contents: $0.bytes, keptAliveBy: $0) }
    let isAssembly = text.flatMap { AssemblyManifest($0) } != nil
    assemblies[folder] = isAssembly
    return isAssembly
  }
}
