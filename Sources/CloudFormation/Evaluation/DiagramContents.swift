/// Contents of diagrams: each once, no more than so many, for no more than so much effort.
struct DiagramContents<Content: Hashable & Sendable> {
  private var all: [Content] = []
  /// Where the contents are; empty while they are few.
  private var indices: [Content: Int] = [:]
  private let limit: Int
  private let effortLimit: Int

  /// What was spent so far.
  private(set) var effort = 0

  init(limit: Int, effortLimit: Int) {
    self.limit = limit
    self.effortLimit = effortLimit
  }

  subscript(index: Int) -> Content { all[index] }

  /// Where a content is, which is added if it is not there yet.
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

  /// Comparing a few contents takes less than hashing one, and most caches come to no more.
  private static var few: Int { 8 }

  private func known(_ content: Content) -> Int? {
    all.count > Self.few ? indices[content] : all.firstIndex(of: content)
  }

  /// Takes the cost of something.
  mutating func spend(_ cost: Int) throws(ScenarioLimit) {
    effort += cost
    guard effort <= effortLimit else { throw ScenarioLimit() }
  }

  /// Takes the cost of what is to be added, and refuses what there is no room for.
  mutating func reserve(_ count: Int) throws(ScenarioLimit) {
    try spend(count)
    guard all.count + count <= limit else { throw ScenarioLimit() }
  }
}
