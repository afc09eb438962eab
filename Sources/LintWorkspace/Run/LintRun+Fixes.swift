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
      borders.opening(open),
    )
  }

  /// Returns reports with their fixes as far as other inputs allow.
  ///
  /// - Parameter indices: the indices of the reports among those that were judged.
  func editable(
    _ reports: [FileReport],
    _ indices: [Int],
    _ judged: Judged,
  ) -> [FileReport] {
    guard reports.contains(where: { $0.diagnostics.contains { $0.fix != nil } }) else {
      return reports
    }
    let paths = ResolvedPaths(within: borders)
    var files = EditableFiles(of: self, judged.reports, judged.modules, paths)
    let reports = reports.map { report in
      report.withUnsafeFixes { !files.mayBeEdited($0) }
    }
    let shared = SharedFixes(of: reports, in: paths.inputFiles)
    let trials = shared.trials
    guard !trials.isEmpty, input.standardInputName == nil else { return shared.unsafe() }
    let all = SharedEditTrials(open: borders.open) { open, edited in
      worse(in: judged, indices, trying: open, edited)
    }
    return shared.unsafe(without: all.harmful(among: trials))
  }

  /// Returns the positions of the inputs that are worse off with other texts.
  private func worse(
    in judged: Judged,
    _ indices: [Int],
    trying open: OpenFiles,
    _ edited: Set<FilePath>,
  ) -> Set<Int> {
    let trial = try? LintRun(trying: open, edited, in: self, judged).judged().reports
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
