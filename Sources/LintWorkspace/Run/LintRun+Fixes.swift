internal import ElastiCacheLint
internal import LintText

extension LintRun {
  /// A run that judges the inputs of another one with other texts, where they read these.
  fileprivate init(
    trying open: OpenFiles,
    _ edited: Set<FilePath>,
    in run: LintRun,
    _ judged: Judged,
  ) {
    settings = run.settings.forTrial
    input = run.input
    changes = run.changes
    problems = run.problems
    baseline = run.baseline
    borders = run.borders.opening(open)
    known = LintOutcome.reports(
      judged.reports,
      rootModules: judged.rootModules,
      after: edited,
      borders,
    )
  }

  /// A run that judges the inputs of another one in all deployments that they allow.
  private init(withoutValues run: LintRun) {
    settings = run.settings.forTrial.withoutValues
    input = run.input
    changes = run.changes
    problems = run.problems
    baseline = run.baseline
    borders = run.borders
    known = [:]
  }

  /// Returns reports with their fixes as far as other inputs allow.
  ///
  /// - Parameter indices: the indices of the reports among those that were judged.
  func editable(
    _ reports: [FileReport],
    _ indices: [Int],
    _ judged: Judged,
  ) -> [FileReport] {
    let paths = ResolvedPaths(within: borders)
    var generated = GeneratedFiles(paths, open: borders.open)
    let ours = reports.map { report in report.withoutFixes { generated.contain($0) } }
    guard ours.contains(where: { $0.diagnostics.contains { $0.fix != nil } }) else {
      return ours
    }
    var files = EditableFiles(of: self, judged.reports, judged.modules, paths)
    let reports = ours.map { report in
      report.withUnsafeFixes { !files.mayBeEdited($0) }
    }
    let shared = SharedFixes(of: reports, in: paths.inputFiles)
    let trials = shared.trials
    guard !trials.isEmpty, input.standardInputName == nil else { return shared.unsafe() }
    var harmful = SharedEditTrials(open: borders.open) { open, edited in
      worse(in: judged, indices, trying: open, edited)
    }
    .harmful(among: trials)
    // The edits must do no harm without the given values either.
    if judged.linters.giveValues, let all = try? LintRun(withoutValues: self).judged(),
      all.reports.map(\.path) == judged.reports.map(\.path)
    {
      harmful.formUnion(
        SharedEditTrials(open: borders.open) { open, edited in
          worse(in: all, indices, trying: open, edited, withoutValues: true)
        }
        .harmful(among: trials)
      )
    }
    return shared.unsafe(without: harmful)
  }

  /// Returns the positions of the inputs that are worse off with other texts.
  private func worse(
    in judged: Judged,
    _ indices: [Int],
    trying open: OpenFiles,
    _ edited: Set<FilePath>,
    withoutValues: Bool = false,
  ) -> Set<Int> {
    let run = withoutValues ? LintRun(withoutValues: self) : self
    let trial = try? LintRun(trying: open, edited, in: run, judged).judged().reports
    guard let trial, trial.count == judged.reports.count else { return Set(indices.indices) }
    return Set(
      indices.indices.filter { position in
        let index = indices[position]
        return FixComparison.isHarmful(
          trial[index].report,
          insteadOf: judged.reports[index].report,
        )
      }
    )
  }
}
