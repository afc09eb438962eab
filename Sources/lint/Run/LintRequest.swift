internal import ElastiCacheLint

/// The request for one run.
struct LintRequest: Equatable {
  var input = LintInput()
  var options = SettingLayer()
  var configuration = ConfigurationChoice.nearest
  var baseline = BaselineRequest.compare

  /// The reference since which files must have changed to be linted; nil for all files.
  var changedSince: String?

  /// Lints and writes the reports.
  ///
  /// - Throws: the exit status unless it is `success`, or the error that prevented the run from
  ///   starting.
  func run() throws {
    let borders = Borders(linted: input.locations)
    let settings = try RunSettings(options, ConfigurationFinder(configuration, borders))
    let run = settings.run
    let writer = try ReportWriter(run)
    let baseline = try baseline.task(known: run.value(.baseline))
    let outcome = try LintRun(
      settings: settings,
      input: input,
      changes: try changes(besides: run.sourceRoots),
      baseline: baseline.store?.path,
      borders: borders,
    ).outcome()
    var report = try baseline.finish(outcome)
    var status = ExitStatus(report, failOn: run.failOn)
    if run.isOn(.requireInput), report.coverage.isEmpty {
      StandardStreams.writeError("Error: --require-input: no template and no plan was judged")
      status = .failure
    }
    report.exitStatus = Int(status.rawValue)
    if !writer.write(report) { status = .failure }
    if status != .success { throw status }
  }

  /// Returns the changes to limit the run to; nil for no limit.
  private func changes(besides sourceRoots: [String]) throws(UsageError) -> ChangedFiles? {
    guard let changedSince else { return nil }
    do {
      return try ChangedFiles(
        since: changedSince,
        among: input.files + sourceRoots.map { FilePath($0) },
      )
    } catch {
      throw UsageError("--changed-since \(changedSince): \(error.description)")
    }
  }
}
