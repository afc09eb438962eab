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

  /// The values that order caches in a list.
  fileprivate var order: (rank: Int, id: Text, caller: Text) {
    let rank = verdict.rank * 2 + (sources?.condition == nil ? 0 : 1)
    return (rank, Text(identity.id), Text(caller ?? ""))
  }
}

extension [JudgedCache] {
  /// The caches with the worst verdict first.
  var worstFirst: [JudgedCache] {
    map { ($0, $0.order) }.sorted { $0.1 < $1.1 }.map(\.0)
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
