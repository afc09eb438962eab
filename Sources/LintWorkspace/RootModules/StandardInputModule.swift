internal import ElastiCacheLint
internal import LintDiagnostics
internal import Terraform

/// A configuration on standard input without a file name: a module of that one file, which may call
/// those that its paths lead to from the working folder.
struct StandardInputModule: ParsedModuleFolders {
  let root = "."
  let isNamed = true
  let isDistant = false

  private let module: ParsedModule
  private let folder: RootModuleFolder

  /// Reads a text as a configuration; returns nil if it isn't one.
  init?(_ file: SourceFile, _ borders: Borders, _ parsed: ParsedModules) {
    guard ConfigurationSearch.isConfiguration(file.text),
      let folder = RootModuleFolder(FilePath("."), isNamed: true, borders, parsed)
    else { return nil }
    module = ParsedModule(file)
    self.folder = folder
  }

  func parsedModule(in folder: String) -> ParsedModule? {
    folder == root ? module : self.folder.parsedModule(in: folder)
  }

  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile] {
    self.folder.configurationFiles(in: folder, isFetched: isFetched)
  }

  func moduleManifest() -> SourceFile? { folder.moduleManifest() }
}
