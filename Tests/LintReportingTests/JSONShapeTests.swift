import Foundation
import LintDiagnostics
import LintReporting
import LintText
import Testing

@Suite struct JSONShapeTests {
  private let document: RenderedJSON

  init() throws {
    document = try RenderedJSON(HostileReport.report)
  }

  private static let place: Set = ["file", "line", "column", "endLine", "endColumn"]

  @Test func topHasItsMembers() {
    #expect(
      Set(document.root.keys)
        == ["version", "summary", "caches", "findings", "suppressed", "baselined"]
    )
    #expect(document.root["version"] as? Int == 1)
    #expect(document.text.hasSuffix("}\n") && !document.text.hasSuffix("\n\n"))
  }

  @Test func summaryCounts() {
    var summary = document.object("summary")
    let skipped = summary.removeValue(forKey: "skipped")
    #expect(
      summary as? [String: Int]
        == [
          "files": 4, "caches": 3, "errors": 5, "warnings": 1, "notes": 3, "suppressed": 1,
          "baselined": 1, "templates": 3, "plans": 1, "rootModules": 0,
        ]
    )
    #expect(skipped as? [String: Int] == ["namesNoCache": 2])
  }

  @Test func everyCacheHasItsMembers() {
    let members = Self.place.union(["input", "id", "type", "engine", "verdict", "days", "reason"])
    #expect(document.list("caches").count == 3)
    for cache in document.list("caches") { #expect(Set(cache.keys) == members) }
  }

  @Test func everyFindingHasItsMembers() {
    let members = Self.place
      .union(["input", "rule", "severity", "message", "help", "resource", "scenario", "fix"])
    #expect(document.list("findings").count == 9)
    for finding in document.list("findings") {
      #expect(Set(finding.keys) == members)
      if let resource = finding["resource"] as? [String: Any] {
        #expect(Set(resource.keys) == ["id", "type"])
      }
    }
  }

  @Test func everySuppressedFindingHasItsMembers() throws {
    let members = Self.place
      .union(["input", "rule", "severity", "message", "help", "resource", "scenario", "fix"])
      .union(["suppression"])
    let suppressed = try #require(document.list("suppressed").first)
    #expect(document.list("suppressed").count == 1)
    #expect(Set(suppressed.keys) == members)
    let suppression = try #require(suppressed["suppression"] as? [String: Any])
    #expect(Set(suppression.keys) == Self.place.union(["form", "reason", "until"]))
    #expect(suppression["form"] as? String == "checkov")
    #expect(suppression["reason"] as? String == HostileReport.reason)
    #expect(suppression["until"] as? String == "2027-01-31")
    #expect(suppression["line"] as? Int == 49)
    #expect(suppressed["line"] as? Int == 50)
  }

  @Test func everyFindingInTheBaselineHasItsMembers() throws {
    let members = Self.place
      .union(["input", "rule", "severity", "message", "help", "resource", "scenario", "fix"])
    let baselined = try #require(document.list("baselined").first)
    #expect(document.list("baselined").count == 1)
    #expect(Set(baselined.keys) == members)
    #expect(baselined["line"] as? Int == 60)
    #expect(!document.list("findings").contains { $0["line"] as? Int == 60 })
  }

  @Test func whatIsNotThereIsNull() throws {
    let unreadable = try #require(
      document.list("findings").first { $0["rule"] as? String == "unreadable" }
    )
    for member in ["help", "resource", "scenario", "fix"] { #expect(unreadable[member] is NSNull) }
    let undecided = try #require(
      document.list("caches").first { $0["verdict"] as? String == "undecided" }
    )
    for member in ["engine", "days"] { #expect(undecided[member] is NSNull) }
  }

  @Test func textArrivesUnchanged() throws {
    for (finding, diagnostic) in zip(document.list("findings"), HostileReport.report.diagnostics) {
      #expect(finding["message"] as? String == diagnostic.message)
      #expect(finding["help"] as? String == diagnostic.help)
      #expect(finding["file"] as? String == diagnostic.place.path)
      #expect(finding["rule"] as? String == diagnostic.rule)
      #expect(finding["severity"] as? String == diagnostic.severity.rawValue)
      #expect(finding["scenario"] as? [String: String] == diagnostic.scenario)
      let resource = finding["resource"] as? [String: String]
      #expect(resource?["id"] == diagnostic.resource?.id)
      #expect(resource?["type"] == diagnostic.resource?.type)
      let range = diagnostic.place.range
      #expect(finding["line"] as? Int == range.lowerBound.line)
      #expect(finding["column"] as? Int == range.lowerBound.column)
      #expect(finding["endLine"] as? Int == range.upperBound.line)
      #expect(finding["endColumn"] as? Int == range.upperBound.column)
    }
    for (entry, cache) in zip(document.list("caches"), HostileReport.report.caches) {
      #expect(entry["id"] as? String == cache.identity.id)
      #expect(entry["type"] as? String == cache.identity.type)
      #expect(entry["engine"] as? String == cache.engine)
      #expect(entry["verdict"] as? String == cache.verdict.rawValue)
      #expect(entry["days"] as? Int == cache.days)
      #expect(entry["reason"] as? String == cache.reason)
    }
  }

  @Test func noRawControlCharacterIsLeft() {
    let controls = document.text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
    #expect(controls.isEmpty)
  }
}
