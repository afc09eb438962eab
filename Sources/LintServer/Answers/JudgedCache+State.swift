internal import LintDiagnostics
internal import LintText

extension JudgedCache {
  /// The verdict as a phrase after "backups", with the condition under which it holds.
  var state: String {
    verdict.phrase + (sources?.condition.map { " \($0)" } ?? "")
  }

  /// The input or the call that deploys it from another file; distinguishes it from others of its name.
  var caller: String? {
    if Text(inputPath) != Text(place.path) { return inputPath }
    let calls = sources?.limit.filter { Text($0.path) != Text(place.path) } ?? []
    return calls.last.map { "\($0.path):\($0.range.lowerBound.line)" }
  }

  /// Whether it comes before another one in a list.
  func isWorse(than other: JudgedCache) -> Bool {
    if verdict != other.verdict { return verdict.rank < other.verdict.rank }
    let (condition, otherCondition) = (sources?.condition, other.sources?.condition)
    if (condition == nil) != (otherCondition == nil) { return condition == nil }
    let names = [identity.id, caller ?? ""].map { Text($0) }
    let otherNames = [other.identity.id, other.caller ?? ""].map { Text($0) }
    return names.lexicographicallyPrecedes(otherNames)
  }
}

extension VerdictName {
  /// The verdict as a phrase after "backups".
  var phrase: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .short: "kept for too few days"
    case .invalid: "invalid"
    case .unsupported: "not supported"
    case .notApplicable: "not applicable"
    case .undecided: "undecided"
    }
  }

  /// The place in an order with the worst first.
  fileprivate var rank: Int {
    switch self {
    case .off: 0
    case .invalid: 1
    case .unsupported: 2
    case .short: 3
    case .undecided: 4
    case .on: 5
    case .notApplicable: 6
    }
  }
}

extension Int {
  /// The number with its digits in groups of three.
  var grouped: String {
    let digits = Array(description)
    return String(
      digits.enumerated().flatMap { index, digit -> [Character] in
        let rest = digits.count - index
        return index > 0 && rest.isMultiple(of: 3) ? [",", digit] : [digit]
      }
    )
  }
}
