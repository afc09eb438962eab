internal import ElastiCacheLint

/// One run over everything that was named: finds the files, reads them, lints them.
///
/// A file is forgotten once it is linted, so memory holds one at a time.
struct LintRun {
  let linter: Linter
  let input: InputOptions
  let isVerbose: Bool

  func report() -> Report {
    var fileCount = 0
    var caches: [JudgedCache] = []
    var diagnostics: [Diagnostic] = []
    func add(_ report: FileReport, _ path: String) {
      fileCount += 1
      caches += report.caches
      diagnostics += report.diagnostics
      if isVerbose, let reason = report.skipReason {
        StandardStreams.writeError("\(path): left alone: \(reason)\n")
      }
    }

    if input.paths.contains("-") {
      let path = input.stdinFilename
      switch read(FileContents.readStandardInput, shownAs: path, isNamed: true) {
      case .success(let report): add(report, path)
      case .failure(let problem): diagnostics.append(.unreadable(problem.message, path: path))
      }
    }
    let discovery = FileDiscovery(
      respectsIgnoreFiles: !input.ignoresNothing,
      excludes: input.exclude,
    )
    let (files, problems) = discovery.discover(
      input.paths.filter { $0 != "-" }.map { FilePath($0) }
    )
    diagnostics += problems.map { .unreadable($0.message, path: $0.path.description) }
    for file in files {
      let path = file.path.description
      let reading = read(
        { () throws(DiscoveryProblem) in try FileContents.read(file.path) },
        shownAs: path,
        isNamed: file.isNamed,
      )
      switch reading {
      case .success(let report): add(report, path)
      case .failure(let problem): diagnostics.append(.unreadable(problem.message, path: path))
      }
    }
    return Report(fileCount: fileCount, caches: caches, diagnostics: diagnostics)
  }

  private func read(
    _ contents: () throws(DiscoveryProblem) -> FileBytes,
    shownAs path: String,
    isNamed: Bool,
  ) -> Result<FileReport, DiscoveryProblem> {
    let bytes: FileBytes
    do { bytes = try contents() } catch { return .failure(error) }
    do {
      let text = try SourceText(contents: bytes.bytes, keptAliveBy: bytes)
      return .success(linter.lint(SourceFile(path: path, text: text, isNamed: isNamed)))
    } catch {
      return .success(linter.report(error, path: path))
    }
  }
}
