internal import ElastiCacheLint
internal import LintText
internal import LintWorkspace

/// The baseline operation after a run.
enum BaselineTask {
  case none
  /// Record all findings.
  case write(BaselineStore)
  /// Report which findings are new, and remove stale entries if `prunes`.
  case compare(Baseline, BaselineStore, prunes: Bool)
}

extension BaselineTask {
  /// The baseline file.
  var store: BaselineStore? {
    switch self {
    case .none: nil
    case .write(let store), .compare(_, let store, prunes: _): store
    }
  }

  /// Performs the task and returns the remaining report.
  func finish(_ outcome: LintOutcome) throws(UsageError) -> Report {
    switch self {
    case .none:
      return outcome.report
    case .write(let store):
      let baseline = Baseline(of: outcome.report.diagnostics, path: store.key)
      try store.write(baseline)
      let count = baseline.counts.values.reduce(0, +)
      StandardStreams.writeError("\(store.path): \(count) finding\(count == 1 ? "" : "s") recorded")
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
