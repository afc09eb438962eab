import ElastiCacheLint
import Foundation
import LintTestSupport
import LintText
import Testing

/// The templates in guides are real: the flawed have the flaw, the others none.
struct GuideExampleTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let medium: String
    let example: GuideExample
    var testDescription: String { "\(rule), \(medium), \(example.role)" }
  }

  static let cases = Rules.guides.flatMap { guide in
    guide.parts.flatMap { part in
      part.examples.filter { ["yaml", "json"].contains($0.language) }.map {
        Case(rule: guide.rule.name, medium: part.medium ?? "", example: $0)
      }
    }
  }

  @Test func `finds an example of each flaw`() {
    let flawed = Self.cases.filter { $0.example.role == .before }.map(\.rule)
    #expect(Set(flawed) == Set(Rules.descriptions.map(\.name)))
  }

  @Test(arguments: cases)
  func `is judged as the guide says`(_ item: Case) throws {
    var options = Linter.Options()
    options.today = CalendarDate("2026-01-31")
    if item.rule == "retention-too-short" { options.minimumDays = 7 }
    if item.rule == "drift" { options.subject = .running(nil) }
    let name = "template.\(item.example.language)"
    let text = try SourceText(contents: Array(item.example.code.utf8))
    let file = Linter(options).lint(
      SourceFile(path: name, text: text, isNamed: true),
      sources: MemorySources(["search.yaml": Self.nested]),
    )
    let report = Report(fileCount: 1, files: [file])
    switch item.example.role {
    case .before:
      // What a suppression does not accept is found too.
      let isRefused = ["invalid-suppression", "expired-suppression"].contains(item.rule)
      let rules = [item.rule] + (isRefused ? ["backups-off"] : [])
      #expect(Set(report.diagnostics.map(\.rule)) == Set(rules))
    case .after:
      #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
      let accepted = report.suppressed.map(\.diagnostic.resource)
      #expect(!report.caches.isEmpty)
      #expect(
        report.caches.allSatisfy { $0.verdict == .on || accepted.contains($0.identity) }
      )
    case .commands:
      Issue.record("commands are not for templates")
    }
  }

  private static let nested = """
    Resources:
      Results:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: { ServerlessCacheName: results, Engine: valkey, SnapshotRetentionLimit: 7 }
    """

  /// The CDK calls each property as CloudFormation does, but for the first letter.
  @Test func `CDK examples have the properties of the template`() throws {
    let guide = try #require(Rules.guides.first)
    func keys(_ medium: String, _ key: Regex<(Substring, Substring)>) throws -> [String] {
      let part = guide.parts.first { $0.section == "Remediation" && $0.medium == medium }
      let code = try #require(part?.examples.last?.code)
      return code.matches(of: key).map { $0.1.lowercased() }
    }
    let template = try keys("CloudFormation, YAML", /(?m)^      (\w+):/)
    #expect(template.count == 6)
    #expect(try keys("CDK", /(?m)^  (\w+):/) == template)
    #expect(try keys("CloudFormation, JSON", /(?m)^        "(\w+)":/) == template)
  }
}
