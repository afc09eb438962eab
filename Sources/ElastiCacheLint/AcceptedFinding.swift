internal import LintDiagnostics
internal import LintModel

/// A rule whose findings about a cache are accepted, all of them or those of one value.
struct AcceptedFinding: Hashable {
  private let rule: String
  private let place: Place?
  private let ranges: [Range<Int>]

  /// All findings of a rule.
  init(_ rule: String) {
    self.rule = rule
    place = nil
    ranges = []
  }

  /// The findings of a rule about the value of a possibility, and with the same explanations.
  init(_ rule: String, _ possibility: Possibility) {
    self.rule = rule
    place = possibility.site?.value
    ranges =
      possibility.site == nil
      ? [possibility.range] + possibility.explanations.map(\.range) : []
  }
}

extension Set<AcceptedFinding> {
  /// Whether a rule's finding about a possibility is accepted.
  func contain(_ rule: String, _ possibility: Possibility) -> Bool {
    guard !isEmpty else { return false }
    return contains(AcceptedFinding(rule)) || contains(AcceptedFinding(rule, possibility))
  }
}
