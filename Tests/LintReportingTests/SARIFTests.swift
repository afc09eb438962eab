import Foundation
import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

/// What code scanning reads; that it is valid is for `Tools/checks/formats/validate` to say.
@Suite struct SARIFTests {
  private let run: [String: Any]

  init() throws {
    run = try Self.run(HostileReport.report)
  }

  private static func run(_ report: Report) throws -> [String: Any] {
    let text = ReportFormat.sarif.reporter(isColored: false, hasSummary: false).render(report)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(root["version"] as? String == "2.1.0")
    return try #require((root["runs"] as? [[String: Any]])?.first)
  }

  private static func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

  private static func object(_ value: Any?) -> [String: Any] { value as? [String: Any] ?? [:] }

  private static func text(_ value: Any?) -> String? { object(value)["text"] as? String }

  private static func physical(
    _ location: [String: Any]
  ) -> (uri: String?, base: String?, region: [String: Int]) {
    let physical = object(location["physicalLocation"])
    let artifact = object(physical["artifactLocation"])
    return (
      artifact["uri"] as? String, artifact["uriBaseId"] as? String,
      physical["region"] as? [String: Int] ?? [:]
    )
  }

  @Test func everyRuleIsThereWhetherItSpokeOrNot() {
    let rules = Self.list(Self.object(Self.object(run["tool"])["driver"])["rules"])
    #expect(rules.map { $0["id"] as? String } == ["backups-off", "not-examined", "unreadable"])
    for (rule, guide) in zip(rules, HostileReport.report.rules) {
      let description = guide.rule
      for member in ["shortDescription", "fullDescription", "help"] {
        #expect(Self.text(rule[member])?.isEmpty == false)
      }
      #expect(Self.object(rule["help"])["markdown"] as? String == guide.markdown)
      #expect(Self.text(rule["help"]) == guide.text())
      let properties = Self.object(rule["properties"])
      #expect((properties["tags"] as? [String])?.isEmpty == false)
      #expect(
        properties["security-severity"] as? String == description.securityScore.map { "\($0)" }
      )
      #expect(
        Self.object(rule["defaultConfiguration"])["level"] as? String
          == description.severities.first?.rawValue
      )
    }
  }

  @Test func everyResultIsThere() {
    let results = Self.list(run["results"])
    #expect(results.count == HostileReport.report.diagnostics.count + 2)
    let names = HostileReport.report.rules.map(\.rule.name)
    for (result, diagnostic) in zip(results, HostileReport.report.diagnostics) {
      #expect(result["ruleId"] as? String == diagnostic.rule)
      #expect(result["ruleIndex"] as? Int == names.firstIndex(of: diagnostic.rule))
      #expect(result["level"] as? String == diagnostic.severity.rawValue)
      #expect(Self.list(result["locations"]).count == 1)
      #expect(Self.list(result["relatedLocations"]).count == diagnostic.related.count)
      #expect(
        Self.object(Self.object(result["properties"])["scenario"]) as? [String: String]
          == diagnostic.scenario ?? [:]
      )
    }
  }

  @Test func whatIsAcceptedSaysWhyAndWhere() {
    let results = Self.list(run["results"])
    #expect(results.dropLast(2).allSatisfy { $0["suppressions"] == nil })
    #expect(Self.list(results.last?["suppressions"]).first?["kind"] as? String == "external")
    let suppressions = Self.list(results.dropLast().last?["suppressions"])
    #expect(suppressions.count == 1)
    #expect(suppressions.first?["kind"] as? String == "inSource")
    #expect(suppressions.first?["status"] as? String == "accepted")
    #expect(suppressions.first?["justification"] as? String == HostileReport.reason)
    let place = Self.physical(Self.object(suppressions.first?["location"]))
    #expect(
      place.region["startLine"] == HostileReport.accepted.suppression.place.range.lowerBound.line
    )
  }

  @Test func everyRegionIsOneLine() {
    for (result, diagnostic) in zip(Self.list(run["results"]), HostileReport.report.diagnostics) {
      let region = Self.physical(Self.list(result["locations"])[0]).region
      let range = diagnostic.place.range
      #expect(region["startLine"] == range.lowerBound.line)
      #expect(region["endLine"] == range.lowerBound.line)
      #expect(region["startColumn"] == range.lowerBound.column)
      #expect((region["endColumn"] ?? 0) >= range.lowerBound.column)
    }
    // The one of several lines ends with its first one, blanks aside.
    let cut = Self.list(run["results"]).first {
      Self.text($0["message"])?.contains("inserts") == true
    }
    #expect(Self.physical(Self.list(cut?["locations"])[0]).region["endColumn"] == 17)
  }

  @Test func addressesAreRelativeAndEscaped() {
    let locations = Self.list(run["results"]).map { Self.physical(Self.list($0["locations"])[0]) }
    for (location, diagnostic) in zip(locations, HostileReport.report.diagnostics) {
      #expect(location.base == "%SRCROOT%")
      #expect(location.uri?.wholeMatch(of: /[A-Za-z0-9._~\/%-]+/) != nil)
      #expect(
        location.uri?.removingPercentEncoding
          == HostileReport.report.repositoryPath(of: diagnostic.place)
      )
    }
    #expect(
      locations.contains { $0.uri?.hasPrefix("dir%2C%20a/x%3A%20%2541%20%F0%9F%98%80%0A") == true }
    )
  }

  @Test func absolutePathIsNoPlaceInTheRepository() throws {
    let place = Place.start(of: "/tmp/a b.yaml")
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: [Diagnostic(rule: "r", severity: .note, message: "m", place: place)],
    )
    let result = Self.list(try Self.run(report)["results"])[0]
    let location = Self.physical(Self.list(result["locations"])[0])
    #expect(location.uri == "file:///tmp/a%20b.yaml" && location.base == nil)
  }

  @Test func whatCouldNotBeReadIsToldTwice() {
    let invocation = Self.list(run["invocations"])[0]
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect(invocation["exitCode"] as? Int == 2)
    let notifications = Self.list(invocation["toolExecutionNotifications"])
    #expect(notifications.map { Self.text($0["message"]) } == ["permission denied"])
    #expect(
      Self.list(run["results"]).contains { $0["ruleId"] as? String == "unreadable" }
    )
  }

  @Test func lineHashIsToldWhereItIsKnown() {
    for (result, diagnostic) in zip(Self.list(run["results"]), HostileReport.report.diagnostics) {
      let fingerprints = Self.object(result["partialFingerprints"])
      #expect(
        fingerprints["primaryLocationLineHash"] as? String
          == (diagnostic.place.path == HostileReport.plan
            ? HostileReport.hashes("{}", lines: [1])[1] : nil)
      )
    }
  }

  /// A message is plain text: `[here](http://x)` in a name must not become a link.
  @Test func noMessageHoldsALink() {
    let messages = Self.list(run["results"]).compactMap { Self.text($0["message"]) }
    #expect(messages.contains { $0.contains("see \\[here\\](http://x)") })
    for message in messages { #expect(!message.contains(/(?:^|[^\\])\]\(/)) }
  }

  @Test(arguments: [100, 101])
  func `a result has a hundred related places`(_ count: Int) throws {
    let places = (0..<count).map { RelatedPlace(message: "m", place: .start(of: "a\($0)")) }
    let error = Diagnostic(
      rule: "e",
      severity: .error,
      message: "m",
      place: .start(of: "z"),
      related: places,
    )
    let report = Report(fileCount: 1, caches: [], diagnostics: [error])
    let log = SARIFLog(report, SARIFReporter.kept([error]))
    #expect(log.runs[0].results[0].relatedLocations?.count == 100)
  }

  @Test func whatGitHubRefusesIsLeftOutAndCounted() throws {
    let limit = SARIFReporter.resultLimit
    let notes = (0..<limit).map { index in
      Diagnostic(rule: "n", severity: .note, message: "m", place: .start(of: "a\(index)"))
    }
    let error = Diagnostic(rule: "e", severity: .error, message: "m", place: .start(of: "z"))
    let log = SARIFLog(
      Report(fileCount: 1, caches: [], diagnostics: notes + [error]),
      SARIFReporter.kept((notes + [error]).sorted()),
    )
    #expect(log.runs[0].results.count == limit)
    #expect(log.runs[0].results.last?.ruleId == "e")
    #expect(log.runs[0].invocations[0].toolExecutionNotifications.count == 1)
  }
}
