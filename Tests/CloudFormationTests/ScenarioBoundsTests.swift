import LintScenarios
import Testing

@testable import CloudFormation

struct ScenarioBoundsTests {
  @Test func `text costs as much as its pieces of 64 bytes`() {
    #expect([0, 63, 64, 127, 128].map(Budget.cost) == [0, 0, 1, 1, 2])
  }

  @Test(arguments: [(1, 300_000), (2, 150_000), (300_000, 1), (0, 300_000)])
  func `documents of one file share what may be spent`(_ count: Int, _ share: Int) {
    var budget = Budget(documentCount: count)
    #expect(budget.remaining == share && !budget.isSpent)
    #expect(budget.nodeLimit == min(share, 50_000))
    budget.charge(share - 1)
    #expect(budget.nodeLimit == 1 && !budget.isSpent)
    budget.charge(1)
    #expect(budget.isSpent && budget.spent == share)
  }
}
