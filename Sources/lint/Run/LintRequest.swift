internal import ElastiCacheLint
internal import LintWorkspace

/// The request for one run.
struct LintRequest: Equatable {
  var input = LintInput()
  var options = SettingLayer()
  var configuration = ConfigurationChoice.nearest
  var baseline = BaselineRequest.compare

  /// The reference since which files must have changed to be linted; nil for all files.
  var changedSince: String?

  /// The request to apply or show fixes; nil without one.
  var fixes: FixRequest?

  /// The file for the findings; nil for standard output.
  var outputFile: String?

  /// The request to judge caches that run; nil to judge declarations.
  var audit: AuditRequest?

  /// Whether to list the files that would be read, and not to lint them.
  var listsFiles = false

  /// Whether to lint again whenever the result changes, and to write to standard output only.
  var watches = false

  /// Lints and writes the reports.
  ///
  /// - Throws: the exit status unless it is `success`, or the error that prevented the run from
  ///   starting.
  func run() throws {
    let input = input.inputs
    let borders = Borders(linted: input.locations)
    var settings = try RunSettings(options, ConfigurationFinder(configuration, borders, .process))
    settings.suppression = fixes?.suppression
    let run = settings.run
    let baseline = try baseline.task(known: run.value(.baseline))
    if listsFiles { return try list(input, settings, borders, baseline) }
    var writer = try ReportWriter(run, outputFile: outputFile)
    if watches { writer.keepOnlyStandardOutput() }
    let declarations = try audit?.declarations(options, configuration)
    if audit != nil { settings.subject = .running(declarations?.caches) }
    // Trying edits takes as long as judging.
    settings.findsFixes = fixes != nil || writer.showsFixes
    var previous: LintOutcome?
    func lint(_ borders: Borders, after edited: Set<FilePath>? = nil) throws -> Report {
      let outcome = try LintRun(
        settings: settings,
        input: input,
        changes: try changes(among: input.files + run.sourceRoots.map { FilePath($0) }),
        problems: declarations?.problems ?? [],
        baseline: baseline.store?.path,
        borders: borders,
        after: edited.flatMap { edited in previous.map { ($0, edited) } },
      ).outcome()
      previous = outcome
      return try baseline.finish(outcome)
    }
    var report = try lint(borders)
    var problems: [Message] = []
    if let fixes {
      var task = FixTask(report, fixes, borders)
      while case let edited = task.apply(report), !edited.isEmpty {
        report = try lint(borders.opening(OpenFiles(task.drafts)), after: edited)
      }
      if fixes.action == .show { return try show(FixDiff(task), of: report, run) }
      if !task.write() { report = try lint(borders.renewed) }
      report.fixing = task.count(report)
      problems = task.refused.sorted { $0.key < $1.key }.map { "\($0): not fixed: \($1)" }
      for change in run.isOn(.quiet) ? [] : task.changes { StandardStreams.writeError(change) }
    }
    var status = ExitStatus(report, failOn: run.failOn)
    if run.isOn(.requireInput), report.coverage.isEmpty {
      StandardStreams.writeError("Error: --require-input: nothing was judged")
      status = .failure
    }
    for problem in problems {
      StandardStreams.writeError("Error: \(problem)")
      status = .failure
    }
    report.exitStatus = Int(status.rawValue)
    if !writer.write(report) { status = .failure }
    if status != .success { throw status }
  }

  private func list(
    _ input: RunInput,
    _ settings: RunSettings,
    _ borders: Borders,
    _ baseline: BaselineTask,
  ) throws {
    let files = try LintRun(
      settings: settings,
      input: input,
      baseline: baseline.store?.path,
      borders: borders,
    )
    .files()
    let lines = Message(lines: files.map { "\($0)" })
    if !files.isEmpty { try StandardStreams.writeOutput(.message(lines)) }
  }

  /// Prints a diff.
  ///
  /// - Throws: the exit status unless it is `success`.
  private func show(_ diff: FixDiff, of report: Report, _ run: ResolvedSettings) throws {
    for (path, reason) in diff.refused.sorted(by: { $0.key < $1.key }) {
      StandardStreams.writeError("\(path): not shown: \(reason)")
    }
    try StandardStreams.writeOutput(.diff(diff))
    let status =
      diff.refused.isEmpty ? ExitStatus(report, failOn: run.failOn) : ExitStatus.failure
    guard diff.text.isEmpty || status == .failure else { throw ExitStatus.findings }
    if status != .success { throw status }
  }

  /// Returns the changes to limit the run to; nil for no limit.
  private func changes(among files: [FilePath]) throws(UsageError) -> ChangedFiles? {
    guard let changedSince else { return nil }
    do {
      return try ChangedFiles(since: changedSince, among: files)
    } catch {
      throw UsageError("--changed-since \(changedSince): \(error.description)")
    }
  }
}
