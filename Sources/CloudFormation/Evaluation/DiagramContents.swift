internal import LintScenarios

/// A deduplicating store of contents with a size limit and a work limit.
struct DiagramContents<Content: Hashable & Sendable> {
  private var all: [Content] = []
  /// The index of each content; empty while there are few.
  private var indices: [Content: Int] = [:]
  private let limit: Int

  /// The work of making diagrams.
  private(set) var effort: Budget

  init(limit: Int, effortLimit: Int) {
    self.limit = limit
    effort = Budget(limit: effortLimit)
  }

  subscript(index: Int) -> Content { all[index] }

  /// Returns the index of a content, which is added if it is new.
  mutating func index(of content: Content) throws(ScenarioLimit) -> Int {
    try spend(1)
    if let index = known(content) { return index }
    guard all.count < limit else { throw ScenarioLimit() }
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
  mutating func spend(_ cost: Int) throws(ScenarioLimit) {
    effort.charge(cost)
    guard !effort.isExceeded else { throw ScenarioLimit() }
  }

  /// Charges the cost of contents to be added; throws if they exceed the limit.
  mutating func reserve(_ count: Int) throws(ScenarioLimit) {
    try spend(count)
    guard all.count + count <= limit else { throw ScenarioLimit() }
  }
}
