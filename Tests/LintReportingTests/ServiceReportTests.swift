import Foundation
import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

/// The formats of GitLab and reviewdog, JSON by the line, and Markdown.
@Suite struct ServiceReportTests {
  private static func text(_ format: ReportFormat, _ report: Report) -> String {
    format.reporter(isColored: false, hasSummary: true).render(report)
  }

  private static func issues(_ report: Report) throws -> [[String: Any]] {
    let text = text(.gitlab, report)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [[String: Any]])
  }

  private static func fingerprints(_ diagnostics: [Diagnostic]) throws -> [String] {
    try issues(Report(fileCount: 1, caches: [], diagnostics: diagnostics))
      .compactMap { $0["fingerprint"] as? String }
  }

  private static func diagnostic(
    _ line: Int,
    _ message: String = "m",
    _ id: String? = "A",
    path: String = "a.yaml",
    rule: String = "r",
  ) -> Diagnostic {
    Diagnostic(
      rule: rule,
      severity: .error,
      message: message,
      place: Place(path: path, range: HostileReport.range(line, 1, 2), excerpt: nil),
      resource: id.map { ResourceIdentity(id: $0, type: "T") },
    )
  }

  // MARK: GitLab

  @Test func gitLabIsToldOfEveryProblemByItsRule() throws {
    let issues = try Self.issues(HostileReport.report)
    #expect(issues.count == HostileReport.report.diagnostics.count)
    for (issue, diagnostic) in zip(issues, HostileReport.report.diagnostics) {
      #expect(issue["description"] as? String == "\(diagnostic.rule): \(diagnostic.message)")
      #expect(issue["check_name"] as? String == diagnostic.rule)
      let location = try #require(issue["location"] as? [String: Any])
      #expect(
        location["path"] as? String == HostileReport.report.repositoryPath(of: diagnostic.place)
      )
      #expect(
        location["lines"] as? [String: Int] == ["begin": diagnostic.place.range.lowerBound.line]
      )
    }
    let fingerprints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(fingerprints).count == issues.count)
    #expect(fingerprints.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
    #expect(Self.text(.gitlab, HostileReport.report).utf8.first == UInt8(ascii: "["))
  }

  @Test func fingerprintStaysWhenLinesMove() throws {
    let before = try Self.fingerprints([
      Self.diagnostic(3, "limit is 0"),
      Self.diagnostic(9, "key 'a' is written twice, first on line 8", nil),
    ])
    let after = try Self.fingerprints([
      Self.diagnostic(30, "limit is -1"),
      Self.diagnostic(90, "key 'a' is written twice, first on line 80", nil),
    ])
    #expect(before == after && before.count == 2)
  }

  @Test func fingerprintTellsRulePathAndResourceApart() throws {
    let all = [
      Self.diagnostic(1), Self.diagnostic(1, rule: "s"), Self.diagnostic(1, path: "b.yaml"),
      Self.diagnostic(1, "m", "B"), Self.diagnostic(1, "m", nil), Self.diagnostic(1, "n", nil),
      Self.diagnostic(2), Self.diagnostic(2, "m", nil),
    ]
    #expect(Set(try Self.fingerprints(all)).count == all.count)
  }

  @Test func pathHasNoDotInFront() throws {
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: [Self.diagnostic(1, path: "./a.yaml")],
    )
    let location = try #require(try Self.issues(report).first?["location"] as? [String: Any])
    #expect(location["path"] as? String == "a.yaml")
  }

  // MARK: reviewdog

  @Test func reviewdogIsToldColumnsInBytes() throws {
    let line = "日本: é0"
    let lines = LineIndex(try SourceText(contents: "a\n\(line)".utf8))
    let start = "a\n日本: é".utf8.count
    let place = Place(path: "a", bytes: start..<start + 1, lines: lines)
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: [Diagnostic(rule: "r", severity: .warning, message: "m", place: place)],
    )
    let text = Self.text(.rdjson, report)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let entry = try #require((root["diagnostics"] as? [[String: Any]])?.first)
    let range = try #require(
      (entry["location"] as? [String: Any])?["range"] as? [String: [String: Int]]
    )
    #expect(range == ["start": ["line": 2, "column": 11], "end": ["line": 2, "column": 12]])
    #expect(place.range.lowerBound.column == 6)
  }

  @Test func reviewdogIsToldOneLineOfSeveral() {
    let place = Place(
      path: "a",
      range: SourcePosition(
        line: 1,
        column: 2,
        offset: 2,
        utf8Column: 3
      )..<SourcePosition(
        line: 3,
        column: 1,
        offset: 9,
      ),
      excerpt: Excerpt(text: "é{é  ", firstColumn: 1, isCutAtEnd: false),
    )
    let range = FirstLineRange(place)
    #expect(range.line == 1 && range.columns == (2, 4) && range.utf8Columns == (3, 6))
    let hidden = FirstLineRange(place.withoutExcerpt)
    #expect(hidden.columns == (2, 2) && hidden.utf8Columns == (3, 3))
  }

  // MARK: JSON by the line

  @Test func everyLineIsAnObject() throws {
    let text = Self.text(.jsonl, HostileReport.report)
    let records = try text.unicodeScalars.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(String(line).utf8))
      return try #require(value as? [String: Any])
    }
    let kinds = records.compactMap { $0["record"] as? String }
    #expect(
      kinds == Array(repeating: "cache", count: 3) + Array(repeating: "finding", count: 9)
        + ["suppressed", "baselined", "summary"]
    )
    let whole = try RenderedJSON(HostileReport.report)
    for (record, finding) in zip(records.dropFirst(3), whole.list("findings")) {
      #expect(
        (record as NSDictionary)
          == ((finding.merging(["record": "finding"]) { $1 }) as NSDictionary)
      )
    }
    // Readers that divide at any end of line that Unicode knows find the same lines.
    #expect(text.split(whereSeparator: \.isNewline).count == records.count)
  }

  // MARK: Markdown

  @Test func everyRowHasThreeCells() {
    let lines = Self.text(.markdown, HostileReport.report).split(separator: "\n")
    let rows = lines.drop { !$0.hasPrefix("| ---") }.dropFirst().prefix { !$0.hasPrefix("```") }
    #expect(rows.count == DiagnosticGroup.groups(of: HostileReport.report.diagnostics).count)
    for row in rows {
      #expect(row.replacing(/\\./, with: "").count { $0 == "|" } == 4, "\(row)")
      #expect(!row.replacing("<br>", with: "").replacing("<!-- -->", with: "").contains("<"))
    }
  }

  @Test func markdownStaysBelowItsLimitAndSaysWhatItLeftOut() throws {
    let diagnostics = (0..<4000).map { index in
      Self.diagnostic(1, String(repeating: "é", count: 200), "A", path: "a\(index).yaml")
    }
    let report = Report(fileCount: 1, caches: [], diagnostics: diagnostics)
    let text = Self.text(.markdown, report)
    #expect(text.utf8.count <= 1024 * 1024 && text.utf8.count > 1000 * 1024)
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| error") }
    #expect(
      text.hasSuffix(
        "\n\(4000 - rows) findings more, omitted because a summary is limited to 1024 KiB.\n"
      )
    )
  }

  @Test func markdownHasRoomToSayWhatItLeftOut() {
    let report = Report(
      fileCount: 1,
      caches: [],
      diagnostics: (1...9).map { Self.diagnostic($0, String(repeating: "é", count: 99)) },
    )
    for room in [-1_000_000, -1, 0, 10] + Array(400...1500) {
      let text = ReportFormat.markdown
        .reporter(isColored: false, hasSummary: true, spaceUsed: 1024 * 1024 - room)
        .render(report)
      #expect(text.utf8.count <= max(0, room))
      #expect(text.hasSuffix(" KiB.\n") == (room >= 400))
    }
  }
}
