internal import ElastiCacheLint
internal import LintText

/// What to do with the findings of a run and a baseline.
enum BaselineTask {
  case none
  /// Keep all of them.
  case write(BaselineStore)
  /// Tell which are new, and perhaps drop what is not found any more.
  case compare(Baseline, BaselineStore, prunes: Bool)
}

extension BaselineTask {
  /// The file that it is about.
  var store: BaselineStore? {
    switch self {
    case .none: nil
    case .write(let store), .compare(_, let store, prunes: _): store
    }
  }

  /// Carries it out, and returns what is still to be told.
  func finish(_ outcome: LintOutcome) throws(UsageError) -> Report {
    switch self {
    case .none:
      return outcome.report
    case .write(let store):
      let baseline = Baseline(of: outcome.report.diagnostics, path: store.key)
      try store.write(baseline)
      return outcome.compared(with: baseline, in: store).report
    case .compare(let baseline, let store, let prunes):
      let (comparison, report) = outcome.compared(with: baseline, in: store)
      if prunes, comparison.pruned != baseline { try store.write(comparison.pruned) }
      if let stale = StaleEntries(comparison.stale, in: store, arePruned: prunes) {
        StandardStreams.writeError(stale.message)
      }
      return report
    }
  }
}

extension LintOutcome {
  fileprivate func compared(
    with baseline: Baseline,
    in store: BaselineStore,
  ) -> (comparison: BaselineComparison, report: Report) {
    let examined = Set(examinedPaths.map { Text(store.key(of: $0.string)) })
    let walked = folders.map { POSIX.resolvedPath(of: $0).components }
    let comparison = BaselineComparison(
      of: report.diagnostics,
      with: baseline,
      path: store.key,
      wasExamined: { key in
        if examined.contains(Text(key)) { return true }
        // What is gone cannot be read. Below a folder that was walked it would have been found.
        let file = store.file(at: key)
        return key != LintInput.defaultStandardInputName
          && walked.contains { file.components.starts(with: $0) } && isAbsent(file)
      },
    )
    return (comparison, report.baselining(comparison.known, new: comparison.new))
  }

  private func isAbsent(_ file: FilePath) -> Bool {
    do {
      _ = try POSIX.status(of: file)
      return false
    } catch {
      return error.isAbsence
    }
  }
}
