import Testing

@testable import ElastiCacheLint

/// What may be looked into behind one file, on both sides of each bound.
struct NestedStackBudgetTests {
  /// What is too much after templates of some sizes were read.
  private static func excess(_ templates: [(path: String, size: Int)]) -> NestedStackBudget.Excess?
  {
    var budget = NestedStackBudget()
    for template in templates {
      let isTaken = budget.take(template.path, size: template.size)
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
    budget.take(caches: caches, effort: effort)
    _ = budget.take("a", size: 1)
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

  /// What is too much for a small template where other files had some before.
  private static func excess(
    after add: (inout NestedStackUse) -> Void
  ) -> NestedStackBudget.Excess? {
    var before = NestedStackUse()
    add(&before)
    var budget = NestedStackBudget(after: before)
    _ = budget.take("a", size: 1)
    return budget.excess
  }

  @Test func `ten times as much in all files of a run`() {
    #expect(Self.excess { $0.deployments = 9_999 } == nil)
    #expect(Self.excess { $0.deployments = 10_000 } == .run)
    #expect(Self.excess { $0.bytes = 640 << 20 - 1 } == nil)
    #expect(Self.excess { $0.bytes = 640 << 20 } == .run)
    #expect(Self.excess { $0.caches = 49_999 } == nil)
    #expect(Self.excess { $0.caches = 50_000 } == .run)
    #expect(Self.excess { $0.scenarios = 2_999_999 } == nil)
    #expect(Self.excess { $0.scenarios = 3_000_000 } == .run)
  }

  @Test func `counts what was looked into`() {
    var budget = NestedStackBudget()
    _ = budget.take("a", size: 7)
    _ = budget.take("b", size: 5)
    budget.take(caches: 3, effort: 11)
    var use = budget.use
    use += budget.use
    #expect([use.deployments, use.bytes, use.caches, use.scenarios] == [4, 24, 6, 22])
  }

  @Test func `is told once`() {
    var budget = NestedStackBudget()
    let first = budget.isNews()
    let second = budget.isNews()
    #expect(first && !second)
  }
}
