internal import LintText

/// Pairs findings with baseline entries, each of which covers as many findings as its count.
struct BaselineMatching {
  /// Whether an entry covers each finding.
  private(set) var isKnown: [Bool]

  /// The entries of findings that have become worse.
  private(set) var outgrown: [BaselineEntry] = []

  /// The unused entries of each subject.
  private var left: [Subject: [BaselineEntry: Int]]

  /// The subject of an entry or a finding.
  private struct Subject: Hashable {
    let path: Text
    let resource: Text?

    init(_ entry: BaselineEntry) {
      path = Text(entry.path)
      resource = entry.resource.map { Text($0) }
    }
  }

  /// Pairs as many findings as possible, exact matches first.
  ///
  /// - Parameter findings: the findings; nil for ones that no entry may cover.
  init(_ findings: [BaselineEntry?], with baseline: Baseline) {
    isKnown = Array(repeating: false, count: findings.count)
    left = Dictionary(grouping: baseline.counts, by: { Subject($0.key) })
      .mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }
    var open: [(index: Int, finding: BaselineEntry)] = []
    for (index, finding) in findings.enumerated() {
      guard let finding else { continue }
      isKnown[index] = take(finding)
      if !isKnown[index] { open.append((index, finding)) }
    }
    // Most severe first: an entry severe enough for one finding is severe enough for all later
    // ones, so only the rules still decide the pairing.
    open.sort { ($0.finding.severity, $1.index) > ($1.finding.severity, $0.index) }
    for (index, finding) in open {
      if let entry = leastEntry(about: finding, where: { $0.covers(finding) }) {
        isKnown[index] = take(entry)
      }
    }
    for (index, finding) in open where !isKnown[index] {
      if let entry = leastEntry(about: finding, where: { $0.isComparable(to: finding) }),
        take(entry)
      {
        outgrown.append(entry)
      }
    }
  }

  /// Uses one count of an entry; false if none remains.
  private mutating func take(_ entry: BaselineEntry) -> Bool {
    guard let count = left[Subject(entry)]?[entry], count > 0 else { return false }
    left[Subject(entry)]?[entry] = count - 1
    return true
  }

  /// Returns the mildest matching entry about the same subject, reserving worse ones for worse
  /// findings.
  private func leastEntry(
    about finding: BaselineEntry,
    where isMeant: (BaselineEntry) -> Bool,
  ) -> BaselineEntry? {
    (left[Subject(finding)] ?? [:]).filter { $0.value > 0 && isMeant($0.key) }.keys
      .min { ($0.badness ?? 0, $0) < ($1.badness ?? 0, $1) }
  }
}
