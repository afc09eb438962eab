public import LintDiagnostics
internal import LintRules

/// What a baseline has of the findings of a run, and what it has besides.
public struct BaselineComparison: Sendable {
  /// The findings that are in the baseline, or that are no worse than what is in it.
  public let known: [Diagnostic]

  /// The findings that are not in the baseline, or that are worse than what is in it.
  public let new: [Diagnostic]

  /// The baseline without what is not found any more.
  ///
  /// What is less bad than it was is in it as it is now, what is worse as it was. Nothing new is.
  public let pruned: Baseline

  /// What is in the baseline and is not found any more, in order.
  public let stale: [BaselineEntry]

  /// Compares findings with a baseline.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings, in any order.
  ///   - baseline: what they are compared with.
  ///   - path: the path that the baseline has for that of an input.
  ///   - wasExamined: whether all was found that there is in the input with a path of the baseline.
  public init(
    of diagnostics: [Diagnostic],
    with baseline: Baseline,
    path: (String) -> String,
    wasExamined: (String) -> Bool,
  ) {
    let findings = diagnostics.sorted()
      .map { (diagnostic: $0, entry: BaselineEntry($0, path: path($0.inputPath))) }
    let matching = BaselineMatching(
      // What could not be read is never in a baseline, whoever wrote it.
      findings.map { $0.entry.rule == Rules.unreadable.name ? nil : $0.entry },
      with: baseline,
    )
    known = zip(findings, matching.isKnown).filter(\.1).map(\.0.diagnostic)
    new = zip(findings, matching.isKnown).filter { !$0.1 }.map(\.0.diagnostic)

    var kept = Baseline(of: known, path: path).counts
    for entry in matching.outgrown { kept[entry, default: 0] += 1 }
    let pruned = Baseline(
      kept.filter { wasExamined($0.key.path) }
        .merging(baseline.counts.filter { !wasExamined($0.key.path) }) { first, _ in first }
    )
    self.pruned = pruned
    stale = baseline.counts.filter { $0.value > pruned.counts[$0.key, default: 0] }.keys.sorted()
  }
}
