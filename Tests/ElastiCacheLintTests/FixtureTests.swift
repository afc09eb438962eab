import ElastiCacheLint
import Testing

/// Every fixture is reported as it says itself, no more and no less.
struct FixtureTests {
  @Test func areThere() {
    #expect(Fixture.all.count > 100)
  }

  @Test(arguments: Fixture.all)
  func `reports what it expects`(_ fixture: Fixture) {
    let report = fixture.lint()
    var unexpected = report.diagnostics.map { (diagnostic: $0, finding: ExpectedFinding($0)) }
    var missing: [ExpectedFinding] = []
    for finding in fixture.findings {
      if let index = unexpected.firstIndex(where: { finding.matches($0.diagnostic) }) {
        unexpected.remove(at: index)
      } else {
        missing.append(finding)
      }
    }
    #expect(missing.isEmpty, "\(fixture): expected and missing")
    #expect(unexpected.map(\.finding).isEmpty, "\(fixture): reported and unexpected")
  }

  @Test(arguments: Fixture.all)
  func `accepts what it expects`(_ fixture: Fixture) {
    let suppressed = fixture.lint().suppressed.map(ExpectedSuppression.init)
    #expect(
      suppressed.map(\.description).sorted() == fixture.suppressions.map(\.description).sorted(),
      "\(fixture)",
    )
  }

  @Test(arguments: Fixture.all)
  func `judges as it expects`(_ fixture: Fixture) {
    let verdicts = fixture.lint().caches.map(ExpectedVerdict.init)
    #expect(
      verdicts.map(\.description).sorted() == fixture.verdicts.map(\.description).sorted(),
      "\(fixture)",
    )
  }
}
