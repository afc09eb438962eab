internal import ElastiCacheLint
internal import LintDiagnostics
internal import LintText

/// Standard input, read to its end.
struct StandardInput {
  /// The path to display.
  let path: FilePath

  /// The text as a file of a Terraform configuration, which replaces the one on disk; nil if its
  /// name is not that of one, or if it isn't text.
  let part: SourceFile?

  private let contents: Result<FileBytes, DiscoveryProblem>

  /// Reads standard input.
  ///
  /// - Parameter name: the path to display.
  init(named name: String) {
    path = FilePath(name)
    do throws(FileProblem) {
      contents = .success(try Border.readStandardInput(.input))
    } catch {
      let shown = FilePath(RunInput.defaultStandardInputName)
      contents = .failure(DiscoveryProblem(path: shown, error))
    }
    let isPart = RootModules.part(path) != nil
    // Files of a configuration are displayed with paths from the working folder.
    let shown = path.folder.relativeToWorking.appending(entry: Array(path.lastComponent))
    part = isPart ? Self.file(contents, shownAs: shown.description) : nil
  }

  private static func file(
    _ contents: Result<FileBytes, DiscoveryProblem>,
    shownAs path: String,
  ) -> SourceFile? {
    guard let bytes = try? contents.get(),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return nil }
    return SourceFile(path: path, text: text, isNamed: true)
  }

  /// Lints standard input, other than a file of a configuration.
  func read(
    _ linter: FileLinter,
    _ borders: Borders,
    _ modules: RootModules,
  ) throws(DiscoveryProblem) -> FileReport {
    if !linter.linter.judgesRunning, let file = Self.file(contents, shownAs: path.description),
      let module = RootModule(file, borders, modules.parsed)
    {
      return linter.linter.lint(rootModule: module)
    }
    return linter.read(
      try contents.get(),
      within: borders.border(around: path.folder),
      shownAs: path.description,
      origin: .named,
      isRequired: true,
      modules,
    )
  }
}
