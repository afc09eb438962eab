import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

/// The XML formats, read by a parser.
@Suite struct XMLTests {
  private static func parsed(_ format: ReportFormat, _ report: Report) -> ParsedXML {
    ParsedXML(format.reporter(isColored: false, hasSummary: true).render(report))
  }

  private static let empty = Report(fileCount: 0, caches: [], diagnostics: [])

  /// The text with what XML cannot say as it is shown instead.
  private static func shown(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
        ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }
    .joined()
  }

  private static func equals(_ left: String?, _ right: String) -> Bool {
    left.map { Array($0.unicodeScalars) == Array(right.unicodeScalars) } ?? false
  }

  @Test func checkstyleTellsEveryProblem() {
    let report = HostileReport.report
    let xml = Self.parsed(.checkstyle, report)
    #expect(xml.isWellFormed && xml.elements.first?.name == "checkstyle")
    #expect(xml.elements("error").count == report.diagnostics.count)
    var file = ""
    var remaining = report.diagnostics[...]
    for element in xml.elements.dropFirst() {
      if element.name == "file" {
        file = element.attributes["name"] ?? ""
        continue
      }
      guard let diagnostic = remaining.popFirst() else { break }
      let severity: [Severity: String] = [.note: "info", .warning: "warning", .error: "error"]
      #expect(Self.equals(file, Self.shown(report.repositoryPath(of: diagnostic.place))))
      #expect(Self.equals(element.attributes["message"], Self.shown(diagnostic.message)))
      #expect(element.attributes["line"] == "\(diagnostic.place.range.lowerBound.line)")
      #expect(element.attributes["column"] == "\(diagnostic.place.range.lowerBound.column)")
      #expect(element.attributes["severity"] == severity[diagnostic.severity])
      #expect(element.attributes["source"] == "elasticache-lint.\(diagnostic.rule)")
    }
    #expect(Self.parsed(.checkstyle, Self.empty).elements.map(\.name) == ["checkstyle"])
  }

  @Test func junitTellsEveryProblemAndEveryGoodCache() throws {
    let report = HostileReport.report
    let xml = Self.parsed(.junit, report)
    #expect(xml.isWellFormed)
    let suite = try #require(xml.elements("testsuite").first)
    let cases = xml.elements("testcase")
    // One of the three caches is on.
    #expect(cases.count == report.diagnostics.count + 1)
    #expect(suite.attributes["tests"] == "\(cases.count)")
    #expect(suite.attributes["failures"] == "\(xml.elements("failure").count)")
    #expect(suite.attributes["skipped"] == "\(xml.elements("skipped").count)")
    let (failed, skipped) = (xml.elements("failure"), xml.elements("skipped"))
    #expect(failed.count == report.count(of: .error) + report.count(of: .warning))
    #expect(skipped.count == report.count(of: .note))
    let bad = report.diagnostics.filter { $0.severity != .note }
    for (failure, diagnostic) in zip(failed, bad) {
      #expect(failure.attributes["type"] == diagnostic.rule)
      #expect(Self.equals(failure.attributes["message"], Self.shown(diagnostic.message)))
      #expect(failure.text.contains(Self.shown(diagnostic.place.path)))
    }
    #expect(failed.contains { $0.attributes["type"] == "unreadable" })
    let names = cases.map { [$0.attributes["classname"], $0.attributes["name"]] }
    #expect(Set(names).count == names.count)
  }

  @Test func junitOfNothingIsSkipped() {
    var coverage = Coverage()
    coverage.skip(.hidden)
    for (coverage, text) in [
      (Coverage(), "nothing to lint"), (coverage, "nothing to lint: 1 hidden"),
    ] {
      let report = Report(fileCount: 0, coverage: coverage, caches: [], diagnostics: [])
      let xml = Self.parsed(.junit, report)
      #expect(xml.elements("testcase").map { $0.attributes["name"] } == ["nothing to lint"])
      #expect(xml.elements("failure").isEmpty)
      #expect(xml.elements("skipped").map { $0.attributes["message"] } == [text])
    }
  }

  @Test func junitOfInputsWithoutCachesPasses() {
    var coverage = Coverage()
    coverage.judge(.plan)
    let report = Report(fileCount: 1, coverage: coverage, caches: [], diagnostics: [])
    let xml = Self.parsed(.junit, report)
    #expect(xml.elements("testcase").map { $0.attributes["name"] } == ["no problems"])
    #expect(xml.elements("failure").isEmpty && xml.elements("skipped").isEmpty)
    #expect(xml.elements("testsuite").first?.attributes["failures"] == "0")
  }

  @Test func junitNamesACacheAlikeWhetherItPassesOrFails() {
    let identity = ResourceIdentity(id: "Orders", type: "T")
    let place = Place.start(of: "a.yaml")
    func cases(_ verdict: VerdictName, _ diagnostics: [Diagnostic]) -> [[String?]] {
      let cache = JudgedCache(
        identity: identity,
        place: place,
        engine: nil,
        verdict: verdict,
        days: nil,
        reason: "r",
      )
      return Self.parsed(
        .junit,
        Report(fileCount: 1, caches: [cache], diagnostics: diagnostics),
      )
      .elements("testcase").map { [$0.attributes["classname"], $0.attributes["name"]] }
    }
    let off = Diagnostic(
      rule: "backups-off",
      severity: .error,
      message: "m",
      place: place,
      resource: identity,
    )
    #expect(cases(.on, []) == [["a.yaml", "Orders (T)"]])
    #expect(cases(.off, [off]) == cases(.on, []))
    #expect(cases(.off, [off, off]).last == ["a.yaml", "Orders (T) #2"])
  }
}
