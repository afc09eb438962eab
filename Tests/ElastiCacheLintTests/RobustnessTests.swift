import ElastiCacheLint
import LintText
import Testing

/// Whatever an input holds, linting it ends, and what is said of it lies inside it.
struct RobustnessTests {
  @Test func `says the same twice`() {
    for fixture in Fixture.all {
      #expect(fixture.lint().diagnostics == fixture.lint().diagnostics, "\(fixture)")
    }
  }

  @Test func `survives every fixture cut short`() throws {
    var count = 0
    for fixture in Fixture.all {
      // Steps of a prime number of bytes meet every place in the syntax sooner or later.
      for length in stride(from: 0, to: min(fixture.contents.count, 4_000), by: 13) {
        let prefix = Array(fixture.contents[..<length])
        guard let text = try? SourceText(contents: prefix) else { continue }
        let file = SourceFile(path: fixture.path, text: text, isNamed: true)
        for diagnostic in Linter().lint(file).diagnostics {
          count += 1
          #expect(diagnostic.place.range.upperBound.offset <= text.bytes.count)
        }
      }
    }
    print("prefixes: \(count) diagnostics, all inside")
    #expect(count > 0)
  }

  @Test func `never takes a plan that breaks off for a clean one`() throws {
    let plans = Fixture.all.filter { fixture in
      fixture.path.hasPrefix("decisions/terraform") && fixture.contents.first == UInt8(ascii: "{")
        && !fixture.findings.contains { $0.rule == "unreadable" }
    }
    #expect(!plans.isEmpty)
    for plan in plans
    where String(decoding: plan.contents.prefix(40), as: UTF8.self).contains("format_version") {
      let end = plan.contents.lastIndex(of: UInt8(ascii: "}")) ?? 0
      for length in stride(from: 48, through: end, by: 7) {
        let text = try SourceText(contents: plan.contents[..<length])
        let report = Linter().lint(SourceFile(path: plan.path, text: text, isNamed: false))
        #expect(
          report.diagnostics.contains { $0.rule == "unreadable" },
          "\(plan) cut after \(length) bytes",
        )
      }
    }
  }

  @Test(arguments: ["[", "{\"a\":", "- ", "{a: ", "[[{\"x\": "])
  func `refuses 100,000 levels in a moment`(_ opening: String) throws {
    let bomb =
      "Type: AWS::ElastiCache::CacheCluster\nX: " + String(repeating: opening, count: 100_000)
    let text = try SourceText(contents: bomb.utf8)
    let report = Linter().lint(SourceFile(path: "deep.yaml", text: text, isNamed: true))
    #expect(report.diagnostics.map(\.rule) == ["unreadable"])
  }

  @Test func `refuses a plan of 100,000 levels in a moment`() throws {
    let bomb = "{\"format_version\":\"1.2\",\"x\":" + String(repeating: "[", count: 100_000)
    let text = try SourceText(contents: bomb.utf8)
    let report = Linter().lint(SourceFile(path: "deep.json", text: text, isNamed: true))
    #expect(report.diagnostics.map(\.message) == ["nested more than 500 levels deep"])
  }

  @Test func `refuses aliases that expand to a billion nodes`() throws {
    var bomb = "Type: AWS::ElastiCache::CacheCluster\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let text = try SourceText(contents: bomb.utf8)
    let report = Linter().lint(SourceFile(path: "bomb.yaml", text: text, isNamed: true))
    #expect(report.diagnostics.map(\.message) == ["aliases expand to more than 1000000 nodes"])
  }
}
