internal import ElastiCacheLint

/// One run over everything that was named: finds the files, reads them, lints them.
///
/// A file is forgotten once it is linted, so memory holds as many at a time as there are processors.
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
      add(path, reader.read(FileContents.readStandardInput, shownAs: path, isNamed: true))
    }
    let discovery = FileDiscovery(
      respectsIgnoreFiles: !input.ignoresNothing,
      excludes: input.exclude,
      forcesExcludes: input.forcesExcludes,
    )
    let (files, problems) = discovery.discover(input.files)
    unreadable += problems.map { .unreadable($0.message, path: $0.path.description) }
    let inputs = files.filter { $0.isNamed || !isBaseline($0.path) }
    let reader = reader
    let readings = ParallelMap.map(inputs) { file in
      let contents = { () throws(DiscoveryProblem) in
        try FileContents.read(file.path, isFound: !file.isNamed)
      }
      return reader.read(contents, shownAs: file.path.description, isNamed: file.isNamed)
    }
    for (file, reading) in zip(inputs, readings) {
      let hasChanged = changes?.contains(file.path) ?? true
      let path = file.path.description
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

  private var reader: FileLinter { FileLinter(linter: linter, sourceRoots: input.sourceRoots) }
}
