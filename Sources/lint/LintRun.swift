internal import ElastiCacheLint

/// One run over everything that was named: finds the files, reads them, lints them.
///
/// A file is forgotten once it is linted, so memory holds one at a time.
struct LintRun {
  let linter: Linter
  let input: InputOptions

  /// What to limit the run to, and what depends on that; nil for no limit.
  let changes: ChangedFiles?

  /// A file that is no input although it lies among them: the baseline; nil if there is none.
  let baseline: FilePath?

  let isVerbose: Bool
  let listsSuppressed: Bool

  func outcome() -> LintOutcome {
    var reports: [(path: String, report: FileReport)] = []
    var unreadable: [Diagnostic] = []
    func add(_ path: String, _ reading: Result<FileReport, DiscoveryProblem>) {
      switch reading {
      case .success(let report): reports.append((path, report))
      case .failure(let problem): unreadable.append(.unreadable(problem.message, path: path))
      }
    }

    if input.paths.contains("-") {
      let path = input.stdinFilename
      add(path, read(FileContents.readStandardInput, shownAs: path, isNamed: true))
    }
    let discovery = FileDiscovery(
      respectsIgnoreFiles: !input.ignoresNothing,
      excludes: input.exclude,
      forcesExcludes: input.forcesExcludes,
    )
    let (files, problems) = discovery.discover(input.files)
    unreadable += problems.map { .unreadable($0.message, path: $0.path.description) }
    for file in files where file.isNamed || !isBaseline(file.path) {
      let hasChanged = changes?.contains(file.path) ?? true
      let contents = { () throws(DiscoveryProblem) in try FileContents.read(file.path) }
      let path = file.path.description
      let reading = read(contents, shownAs: path, isNamed: file.isNamed)
      guard hasChanged || dependsOnChanges(reading) else {
        if isVerbose { StandardStreams.writeError("\(path): left alone: it has not changed\n") }
        continue
      }
      add(path, reading)
    }
    let kept = Self.outermost(reports)
    if isVerbose { explain(reports) }
    let report = Report(
      fileCount: reports.count,
      files: kept,
      diagnostics: unreadable,
      listsSuppressed: listsSuppressed,
    )
    return LintOutcome(
      report: report,
      paths: Set(reports.map(\.path)).union(kept.flatMap(\.nestedPaths)),
      folders: input.files.filter { (try? POSIX.status(of: $0))?.kind == .folder },
    )
  }

  /// The reports without those of templates that others deploy: these are judged with the values
  /// that they are given, and only so.
  private static func outermost(_ reports: [(path: String, report: FileReport)]) -> [FileReport] {
    let nested = Set(reports.flatMap(\.report.nestedPaths))
    var kept = reports.filter { !nested.contains($0.path) }.map(\.report)
    var covered = Set(kept.flatMap(\.nestedPaths))
    // Templates that deploy one another in a circle are under none of those.
    for (path, report) in reports where nested.contains(path) && !covered.contains(path) {
      kept.append(report)
      covered.formUnion(report.nestedPaths)
    }
    return kept
  }

  private func isBaseline(_ path: FilePath) -> Bool {
    guard let baseline, path.lastComponent == baseline.lastComponent else { return false }
    return POSIX.resolvedPath(of: path) == POSIX.resolvedPath(of: baseline)
  }

  /// Whether something that a file is made of has changed.
  private func dependsOnChanges(_ reading: Result<FileReport, DiscoveryProblem>) -> Bool {
    guard let changes, case .success(let report) = reading else { return false }
    return report.nestedPaths.contains { changes.contains(FilePath($0)) }
      || report.sourceFolders.contains { changes.containsConfiguration(below: FilePath($0)) }
  }

  /// Says which files were left alone, and why.
  private func explain(_ reports: [(path: String, report: FileReport)]) {
    for (path, report) in reports {
      guard let reason = report.skipReason else { continue }
      StandardStreams.writeError("\(path): left alone: \(reason)\n")
    }
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
      let file = SourceFile(path: path, text: text, isNamed: isNamed)
      let roots = input.sourceRoots
      return .success(
        linter.lint(file, loading: Self.template) { plan in
          RootModuleFolder.candidates(forPlan: plan, named: roots)
        }
      )
    } catch {
      return .success(linter.report(error, path: path))
    }
  }

  /// Reads the template of a nested stack; only regular files are templates.
  private static func template(_ path: String, besides parent: String) -> SourceFile? {
    let folder = FilePath(parent).parent
    let file = path.hasPrefix("/") ? FilePath(path) : folder?.appending(path) ?? FilePath(path)
    guard let status = try? POSIX.status(of: file), status.kind == .regular,
      let bytes = try? FileContents.read(file),
      let text = try? SourceText(contents: bytes.bytes, keptAliveBy: bytes)
    else { return nil }
    return SourceFile(path: file.description, text: text, isNamed: false)
  }
}
