internal import LintDiagnostics
internal import LintRules

extension BaselineEntry {
  /// Whether a finding about the same subject is at most as bad as this one.
  ///
  /// A finding is worse if it is more severe, or if its rule reports something worse: backups that
  /// are off in one scenario are only a warning, but still worse than a limit that is too short.
  func covers(_ finding: BaselineEntry) -> Bool {
    guard isComparable(to: finding), finding.severity <= severity else { return false }
    return (finding.badness ?? 0) <= (badness ?? 0)
  }

  /// Whether one of two findings about the same subject may have turned into the other.
  func isComparable(to finding: BaselineEntry) -> Bool {
    finding.rule == rule || badness != nil && finding.badness != nil
  }

  /// The impact rank of the rule among the cache rules; nil for other rules.
  var badness: Int? { Self.badness[rule] }

  private static let badness = Dictionary(
    uniqueKeysWithValues: zip(Rules.byBadness.map(\.name), Rules.byBadness.indices)
  )
}
