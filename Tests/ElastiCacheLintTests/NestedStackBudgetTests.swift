import Testing

@testable import ElastiCacheLint

/// What may be looked into behind one file, on both sides of each bound.
struct NestedStackBudgetTests {
  /// What is too much after templates of some sizes were read.
  private static func excess(_ templates: [(path: String, size: Int)]) -> NestedStackBudget.Excess?
  {
    var budget = NestedStackBudget()
    for template in templates {
      let isTaken = budget.charge(template.path, size: template.size)
      guard isTaken else { break }
    }
    return budget.excess
  }

  @Test func `a thousand deployments`() {
    let template = (path: "a", size: 1)
    #expect(Self.excess(Array(repeating: template, count: 1_000)) == nil)
    #expect(Self.excess(Array(repeating: template, count: 1_001)) == .deployments)
  }

  @Test func `64 MiB of templates`() {
    #expect(Self.excess([("a", 64 << 20 - 1), ("b", 1)]) == nil)
    #expect(Self.excess([("a", 64 << 20), ("b", 1)]) == .bytes)
  }

  @Test func `8 MiB of templates again`() {
    let size = 8 << 20
    #expect(Self.excess([("a", size + 1), ("b", size), ("b", size)]) == nil)
    #expect(Self.excess([("a", size + 1), ("b", size), ("a", size + 1)]) == .repetitions)
    #expect(Self.excess([("b", size), ("b", size), ("b", 1)]) == .repetitions)
  }

  /// What is too much after a template came to something.
  private static func excess(caches: Int, effort: Int) -> NestedStackBudget.Excess? {
    var budget = NestedStackBudget()
    budget.charge(caches: caches, effort: effort)
    _ = budget.charge("a", size: 1)
    return budget.excess
  }

  @Test func `five thousand caches`() {
    #expect(Self.excess(caches: 4_999, effort: 0) == nil)
    #expect(Self.excess(caches: 5_000, effort: 0) == .caches)
  }

  @Test func `as many scenarios as one file may have`() {
    #expect(Self.excess(caches: 0, effort: 299_999) == nil)
    #expect(Self.excess(caches: 0, effort: 300_000) == .scenarios)
  }

  @Test func `is told once`() {
    var budget = NestedStackBudget()
    let first = budget.takeUnreported()
    let second = budget.takeUnreported()
    #expect(first && !second)
  }
}
