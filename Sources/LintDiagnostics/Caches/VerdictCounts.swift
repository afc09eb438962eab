/// The number of possibilities of a cache with each verdict.
// Not a dictionary, whose first use costs a search of all conformances, a tenth of the time of a
// small template.
package struct VerdictCounts: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: VerdictName.allCases.count)

  /// Creates counts of zero.
  package init() {}

  /// The number of possibilities with a verdict.
  package subscript(verdict: VerdictName) -> Int {
    get { counts[verdict.index] }
    set { counts[verdict.index] = newValue }
  }

  /// Adds the counts of another cache.
  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    for index in sum.counts.indices { sum.counts[index] += right.counts[index] }
    return sum
  }
}

extension VerdictName {
  /// The position among all verdicts.
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
