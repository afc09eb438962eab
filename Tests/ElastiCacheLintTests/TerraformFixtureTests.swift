import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// Every real plan is judged as the comments in its configuration say.
struct TerraformFixtureTests {
  static let cases: [String] = Repository.files(
    below: Repository.fixtures.appending(path: "terraform")
  )
  .filter { $0.hasSuffix("plan.json") }
  .map { String($0.dropLast("/plan.json".count)) }

  @Test func areThere() {
    #expect(Self.cases.count >= 50)
  }

  @Test(arguments: cases)
  func `judges as it expects`(_ name: String) throws {
    let folder = Repository.fixtures.appending(path: "terraform/\(name)")
    let sources = Repository.files(below: folder).filter {
      $0.hasSuffix(".tf") && !$0.hasPrefix("before/")
    }
    let expected = try sources.flatMap { path in
      try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        .matches(of: /# expect: ([a-zA-Z]+) (.+)/)
        .map { "\($0.1) \($0.2)" }
    }
    let plan = try Data(contentsOf: folder.appending(path: "plan.json"))
    let text = try SourceText(contents: plan)
    let report = Linter().lint(SourceFile(path: "\(name)/plan.json", text: text, isNamed: true))
    let judged = report.caches.map { "\($0.verdict) \($0.identity.id)" }
    #expect(judged.sorted() == expected.sorted(), "\(name)")
  }

  /// What a plan leaves open may be decided by what is written beside it.
  @Test(arguments: cases)
  func `judges as it expects with the sources`(_ name: String) throws {
    let folder = Repository.fixtures.appending(path: "terraform/\(name)")
    var expected: [String: Set<String>] = [:]
    for marker in ["expect", "with sources"] {
      var verdicts: [String: Set<String>] = [:]
      for path in Repository.files(below: folder)
      where path.hasSuffix(".tf") && !path.hasPrefix("before/") {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        for line in text.split(separator: "\n") {
          let parts = line.drop { $0 == " " }.split(separator: " ", maxSplits: 1)
          guard parts.first == "#", let rest = parts.last, rest.hasPrefix("\(marker): ") else {
            continue
          }
          let words = rest.dropFirst(marker.count + 2).split(separator: " ", maxSplits: 1)
          guard words.count == 2 else { continue }
          verdicts[String(words[1]), default: []].insert(String(words[0]))
        }
      }
      expected.merge(verdicts) { $1 }
    }
    let text = try SourceText(contents: Data(contentsOf: folder.appending(path: "plan.json")))
    let file = SourceFile(path: "plan.json", text: text, isNamed: true)
    let report = Linter().lint(
      file,
      rootModules: { _ in [RootModule(".", in: DiskSources(folder))] }
    )
    for cache in report.caches {
      let verdict = "\(cache.verdict)"
      #expect(expected[cache.identity.id]?.contains(verdict) == true, "\(name): \(cache)")
    }
  }

  /// An expectation stands above the attribute, or above the block that lacks it.
  @Test(arguments: cases)
  func `points at the line below the expectation`(_ name: String) throws {
    let folder = Repository.fixtures.appending(path: "terraform/\(name)")
    var places: [String: Set<String>] = [:]
    for path in Repository.files(below: folder)
    where path.hasSuffix(".tf") && !path.hasPrefix("before/") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for (address, line) in Self.expectedLines(text) {
        places[address, default: []].insert("\(path):\(line)")
      }
    }
    let text = try SourceText(contents: Data(contentsOf: folder.appending(path: "plan.json")))
    let file = SourceFile(path: "plan.json", text: text, isNamed: true)
    let report = Linter().lint(
      file,
      rootModules: { _ in [RootModule(".", in: DiskSources(folder))] }
    )
    for diagnostic in report.diagnostics {
      guard let address = diagnostic.resource?.id, let expected = places[address] else { continue }
      let place = "\(diagnostic.place.path):\(diagnostic.place.range.lowerBound.line)"
      #expect(expected.contains(place), "\(name): \(place) instead of \(expected) for \(address)")
    }
  }

  /// The lines that expectations are about; those at the end of a file are about none.
  private static func expectedLines(_ text: String) -> [(address: String, line: Int)] {
    var waiting: [String] = []
    var lines: [(String, Int)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let expectation = line.firstMatch(of: /# expect: [a-zA-Z]+ (.+)/) {
        waiting.append(String(expectation.1))
      } else if !line.trimmingCharacters(in: .whitespaces).hasPrefix("#") {
        if !line.isEmpty { lines += waiting.map { ($0, index + 1) } }
        waiting = []
      }
    }
    return lines
  }

  /// A plan is one line, so only the column tells places apart.
  @Test(arguments: cases)
  func `points into the plan`(_ name: String) throws {
    let plan = try Data(
      contentsOf: Repository.fixtures.appending(path: "terraform/\(name)/plan.json")
    )
    let scalars = Array(String(decoding: plan, as: UTF8.self).unicodeScalars)
    let text = try SourceText(contents: plan)
    let report = Linter().lint(SourceFile(path: name, text: text, isNamed: true))
    for cache in report.caches {
      let range = cache.place.range
      #expect(range.lowerBound.line == 1)
      let slice = scalars[range.lowerBound.column - 1..<range.upperBound.column - 1]
      var written = ""
      written.unicodeScalars.append(contentsOf: slice)
      let decoded = try JSONDecoder().decode(String.self, from: Data(written.utf8))
      #expect(cache.identity.id.hasSuffix(decoded), "\(name): \(written)")
    }
    for diagnostic in report.diagnostics where diagnostic.resource != nil {
      let range = diagnostic.place.range
      let slice = scalars[range.lowerBound.column - 1..<range.upperBound.column - 1]
      var written = ""
      written.unicodeScalars.append(contentsOf: slice)
      #expect(written.hasPrefix("\"") || Int(written) != nil || written == "null", "\(written)")
    }
  }
}
