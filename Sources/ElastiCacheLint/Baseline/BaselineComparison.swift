public import LintDiagnostics
internal import LintRules

/// The comparison of the findings of a run with a baseline.
///
/// ```swift
/// func newFindings(of report: Report, beyond baseline: Baseline) -> [Diagnostic] {
///   BaselineComparison(
///     of: report.diagnostics, with: baseline, path: { $0 }, wasExamined: { _ in true }
///   ).new
/// }
/// ```
public struct BaselineComparison: Sendable {
  /// The findings that are in the baseline, or at most as bad as their entry.
  public let known: [Diagnostic]

  /// The findings that are not in the baseline, or worse than their entry.
  public let new: [Diagnostic]

  /// The baseline without stale entries.
  ///
  /// Findings that became milder are recorded as they are now, worse ones as they were. New
  /// findings are not added.
  public let pruned: Baseline

  /// The entries that were not found, in order.
  public let stale: [BaselineEntry]

  /// Compares findings with a baseline.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings, in any order.
  ///   - baseline: the baseline.
  ///   - path: returns the path in the baseline for the path of an input.
  ///   - wasExamined: whether the input of this entry of the baseline was fully examined for its rule.
  public init(
    of diagnostics: [Diagnostic],
    with baseline: Baseline,
    path: (String) -> String,
    wasExamined: (BaselineEntry) -> Bool,
  ) {
    let findings = diagnostics.sorted()
      .map { (diagnostic: $0, entry: BaselineEntry($0, path: path($0.inputPath))) }
    let matching = BaselineMatching(
      // Unreadable inputs are never accepted, even if a baseline lists them.
      findings.map { $0.entry.rule == Rules.unreadable.name ? nil : $0.entry },
      with: baseline,
    )
    known = zip(findings, matching.isKnown).filter(\.1).map(\.0.diagnostic)
    new = zip(findings, matching.isKnown).filter { !$0.1 }.map(\.0.diagnostic)

    var kept = Baseline(of: known, path: path).counts
    for entry in matching.outgrown { kept[entry, default: 0] += 1 }
    let pruned = Baseline(
      kept.filter { wasExamined($0.key) }
        .merging(baseline.counts.filter { !wasExamined($0.key) }) { first, _ in first }
    )
    self.pruned = pruned
    stale = baseline.counts.filter { $0.value > pruned.counts[$0.key, default: 0] }.keys.sorted()
  }
}
