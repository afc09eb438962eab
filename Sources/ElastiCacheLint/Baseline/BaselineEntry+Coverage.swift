internal import LintDiagnostics
internal import LintRules

extension BaselineEntry {
  /// Whether a finding about the same thing is no worse than this one.
  ///
  /// It is worse if it is more severe, and also if its rule tells of something worse: backups that are
  /// off in one scenario are a warning, and no better for that than a limit that is too short.
  func covers(_ finding: BaselineEntry) -> Bool {
    guard isComparable(to: finding), finding.severity <= severity else { return false }
    return (finding.badness ?? 0) <= (badness ?? 0)
  }

  /// Whether one of two findings about the same thing may have become of the other.
  func isComparable(to finding: BaselineEntry) -> Bool {
    finding.rule == rule || badness != nil && finding.badness != nil
  }

  /// How bad it is what the rule says of a cache; nil for rules about something else.
  var badness: Int? { Self.badness[rule] }

  private static let badness = Dictionary(
    uniqueKeysWithValues: zip(Rules.byBadness.map(\.name), Rules.byBadness.indices)
  )
}
