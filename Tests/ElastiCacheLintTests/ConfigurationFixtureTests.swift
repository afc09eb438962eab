import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Every configuration is judged as the comments in its files say, no more and no less.
struct ConfigurationFixtureTests {
  static let folder = Repository.fixtures.appending(path: "configurations")

  static let cases: [String] = Set(
    Repository.files(below: folder).compactMap { $0.split(separator: "/").first.map(String.init) }
  ).sorted()

  @Test func areThere() {
    #expect(Self.cases.count >= 20)
  }

  @Test(arguments: cases)
  func `reports what it expects`(_ name: String) throws {
    let report = lint(name)
    var expected: [String] = []
    var reported: [(line: String, diagnostic: Diagnostic)] = report.diagnostics.map {
      ("\($0.place.path) \(ExpectedFinding($0))", $0)
    }
    for (path, fixture) in try fixtures(name) {
      for finding in fixture.findings {
        let index = reported.firstIndex {
          $0.diagnostic.place.path == path && finding.matches($0.diagnostic)
        }
        if let index { reported.remove(at: index) } else { expected.append("\(path) \(finding)") }
      }
    }
    #expect(expected.isEmpty, "\(name): expected and missing")
    #expect(reported.map(\.line).isEmpty, "\(name): reported and unexpected")
  }

  @Test(arguments: cases)
  func `judges and accepts what it expects`(_ name: String) throws {
    let report = lint(name)
    let fixtures = try fixtures(name)
    let verdicts = report.caches.map { "\($0.place.path) \(ExpectedVerdict($0))" }
    #expect(
      verdicts.sorted()
        == fixtures.flatMap { path, fixture in fixture.verdicts.map { "\(path) \($0)" } }.sorted()
    )
    let accepted = report.suppressed.map {
      "\($0.diagnostic.place.path) \(ExpectedSuppression($0))"
    }
    #expect(
      accepted.sorted()
        == fixtures.flatMap { path, fixture in fixture.suppressions.map { "\(path) \($0)" } }
        .sorted()
    )
  }

  private func fixtures(_ name: String) throws -> [(path: String, fixture: Fixture)] {
    try Repository.files(below: Self.folder.appending(path: name))
      .filter { !$0.hasSuffix(".expect") }
      .map { ($0, try Fixture("configurations/\(name)/\($0)")) }
  }

  private func lint(_ name: String) -> Report {
    let base = Self.folder.appending(path: name)
    let isUnit = Repository.files(below: base).contains { $0.hasPrefix("unit/") }
    let rootModule = RootModule(isUnit ? "unit" : ".", in: DiskSources(base))
    return Report(fileCount: 1, files: [Linter().lint(rootModule: rootModule)])
  }
}
