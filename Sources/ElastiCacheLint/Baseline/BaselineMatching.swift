internal import LintText

/// Pairs findings with entries of a baseline, each of which stands for as many findings as it counts.
struct BaselineMatching {
  /// Of each finding, whether an entry stands for it.
  private(set) var isKnown: [Bool]

  /// The entries about what has become worse.
  private(set) var outgrown: [BaselineEntry] = []

  /// What is left of the entries about one thing.
  private var left: [Subject: [BaselineEntry: Int]]

  /// What an entry or finding is about.
  private struct Subject: Hashable {
    let path: Text
    let resource: Text?

    init(_ entry: BaselineEntry) {
      path = Text(entry.path)
      resource = entry.resource.map { Text($0) }
    }
  }

  /// Pairs as many findings as possible, and those first that are in the baseline as they are.
  ///
  /// - Parameter findings: nil for what no entry may stand for.
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
    // The most severe first: what stands for one of them does so for milder ones, as far as severity
    // goes, so that only the rules still decide when these are paired.
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

  /// Takes one of an entry, if any is left.
  private mutating func take(_ entry: BaselineEntry) -> Bool {
    guard let count = left[Subject(entry)]?[entry], count > 0 else { return false }
    left[Subject(entry)]?[entry] = count - 1
    return true
  }

  /// The least bad entry about the same thing as a finding, so that worse ones are left for worse.
  private func leastEntry(
    about finding: BaselineEntry,
    where isMeant: (BaselineEntry) -> Bool,
  ) -> BaselineEntry? {
    (left[Subject(finding)] ?? [:]).filter { $0.value > 0 && isMeant($0.key) }.keys
      .min { ($0.badness ?? 0, $0) < ($1.badness ?? 0, $1) }
  }
}
