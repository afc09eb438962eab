import LintText
import Testing

@testable import LintDiagnostics

struct ReportTests {
  @Test func `puts diagnostics in order of path and place`() {
    let diagnostics = [("b", 1), ("a", 10), ("a", 2), ("a/b", 1), ("A", 3)].map {
      Diagnostic(rule: "r", severity: .note, message: "m", place: place($0.0, line: $0.1))
    }
    let report = Report(fileCount: 4, caches: [], diagnostics: diagnostics)
    let places = report.diagnostics.map { "\($0.place.path):\($0.place.range.lowerBound)" }
    #expect(places == ["A:3:1", "a:2:1", "a:10:1", "a/b:1:1", "b:1:1"])
  }

  @Test func `puts caches in order of path, place and name`() {
    let caches = [("b", 1, "x"), ("a", 2, "x"), ("a", 1, "z"), ("a", 1, "y")].map {
      cache(path: $0.0, line: $0.1, id: $0.2)
    }
    for order in [caches, caches.reversed()] {
      let report = Report(fileCount: 2, caches: order, diagnostics: [])
      let shown = report.caches.map { "\($0.place.path) \($0.identity.id)" }
      #expect(shown == ["a y", "a z", "a x", "b x"])
    }
  }

  @Test func `counts problems by severity`() {
    let severities: [Severity] = [.note, .error, .note, .error, .note]
    let diagnostics = severities.map {
      Diagnostic(rule: "r", severity: $0, message: "m", place: place("a", line: 1))
    }
    let report = Report(fileCount: 1, caches: [], diagnostics: diagnostics)
    #expect(Severity.allCases.map { report.count(of: $0) } == [3, 0, 2])
  }

  @Test func `keeps what two inputs say alike`() {
    let twice = Diagnostic(rule: "r", severity: .note, message: "m", place: place("a", line: 1))
    #expect(Report(fileCount: 1, caches: [], diagnostics: [twice, twice]).diagnostics.count == 2)
  }

  private func cache(path: String, line: Int, id: String) -> JudgedCache {
    JudgedCache(
      identity: ResourceIdentity(id: id, type: "T"),
      place: place(path, line: line),
      engine: nil,
      verdict: .off,
      days: nil,
      reason: "the property is missing",
    )
  }

  private func place(_ path: String, line: Int) -> Place {
    let start = SourcePosition(line: line, column: 1, offset: 0)
    return Place(path: path, range: start..<start, excerpt: nil)
  }
}
