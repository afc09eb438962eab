import LintScenarios

/// A deduplicating store of contents with a size limit and a work limit.
///
/// Once a limit is exceeded, every content that is to be added becomes one and the same, so that
/// what is still to be evaluated ends soon, without an error to pass on.
struct DiagramContents<Content: Hashable & Sendable> {
  private var all: [Content] = []
  /// The index of each content; empty while there are few.
  private var indices: [Content: Int] = [:]
  private let limit: Int

  /// The content that every other one becomes after a limit is exceeded.
  private let excess: Content

  /// The index of that; nil while no limit is exceeded.
  private(set) var indexOfExcess: Int?

  /// The work of making diagrams.
  private(set) var effort: Budget

  init(limit: Int, effortLimit: Int, excess: Content) {
    self.limit = limit
    self.excess = excess
    effort = Budget(limit: effortLimit)
  }

  subscript(index: Int) -> Content { all[index] }

  /// Returns the index of a content, which is added if it is new.
  mutating func index(of content: Content) -> Int {
    spend(1)
    if let indexOfExcess { return indexOfExcess }
    if let index = known(content) { return index }
    guard all.count < limit else { return exceed() }
    all.append(content)
    if all.count > Self.few {
      for index in (indices.isEmpty ? 0 : all.count - 1)..<all.count { indices[all[index]] = index }
    }
    return all.count - 1
  }

  /// Comparing a few contents is faster than hashing one, and most caches have no more.
  private static var few: Int { 8 }

  private func known(_ content: Content) -> Int? {
    all.count > Self.few ? indices[content] : all.firstIndex(of: content)
  }

  /// Charges a cost.
  mutating func spend(_ cost: Int) {
    guard indexOfExcess == nil else { return }
    effort.charge(cost)
    if effort.isExceeded { exceed() }
  }

  /// Charges the cost of contents to be added, for which there must be room.
  mutating func reserve(_ count: Int) {
    spend(count)
    if indexOfExcess == nil, all.count + count > limit { exceed() }
  }

  @discardableResult
  private mutating func exceed() -> Int {
    all.append(excess)
    indexOfExcess = all.count - 1
    return all.count - 1
  }
}
