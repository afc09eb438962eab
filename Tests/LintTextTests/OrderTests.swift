import LintDiagnostics
import Testing

@testable import LintText

/// Everything that is sorted for output has one order only, whatever the order it came in.
struct OrderTests {
  @Test func `orders severities from note to error`() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    for severity in Severity.allCases { #expect(!(severity < severity)) }
  }

  @Test func `orders positions as they stand in the text`() throws {
    let lines = LineIndex(try SourceText(contents: "a\r\né\n😀b".utf8))
    let positions = [0, 1, 3, 5, 6, 10, 11].map { lines.position(at: $0) }
    #expect(positions.shuffled().sorted() == positions)
    #expect(positions.map(\.description) == ["1:1", "1:2", "2:1", "2:2", "3:1", "3:2", "3:3"])
  }

  @Test func `orders diagnostics by path, place, rule and message`() {
    let ordered = Self.ordered
    #expect(ordered.reversed().sorted() == ordered)
    for (index, left) in ordered.enumerated() {
      for (other, right) in ordered.enumerated() {
        #expect((left < right) == (index < other), "\(index) \(other)")
        #expect((left == right) == (index == other), "\(index) \(other)")
      }
    }
  }

  @Test func `orders every two diagnostics that differ`() {
    let pairs = Self.alike.enumerated().flatMap { index, left in
      Self.alike[(index + 1)...].map { (left, $0) }
    }
    #expect(pairs.allSatisfy { $0 != $1 })
    let undecided = pairs.count { ($0 < $1) == ($1 < $0) }
    #expect(undecided == 0)
  }

  @Test func `never orders two diagnostics both ways`() {
    for left in Self.ordered + Self.alike {
      #expect(!(left < left))
      for right in Self.ordered + Self.alike {
        #expect(!(left < right && right < left))
      }
    }
  }

  @Test func `orders diagnostics transitively`() {
    let all = Self.ordered + Self.alike
    for first in all {
      for second in all where first < second {
        for third in all where second < third {
          #expect(first < third)
        }
      }
    }
  }

  /// Each differs from the one before in what decides.
  private static let ordered: [Diagnostic] = [
    diagnostic(path: "a.yaml", 1, 1, rule: "z", message: "z"),
    diagnostic(path: "b.yaml", 1, 1, to: (1, 2), rule: "z", message: "z"),
    diagnostic(path: "b.yaml", 1, 1, to: (1, 3), rule: "a", message: "z"),
    diagnostic(path: "b.yaml", 1, 2, rule: "a", message: "z"),
    diagnostic(path: "b.yaml", 1, 10, rule: "a", message: "a"),
    diagnostic(path: "b.yaml", 2, 1, rule: "a", message: "a"),
    diagnostic(path: "b.yaml", 2, 1, rule: "a", message: "b"),
    diagnostic(path: "b.yaml", 2, 1, rule: "b", message: "a"),
    diagnostic(path: "b.yaml", 10, 1, rule: "a", message: "a"),
    diagnostic(path: "b/c.yaml", 1, 1, rule: "a", message: "a"),
  ]

  /// The same in path, place, rule and message; each differs from the others in something else.
  private static let alike: [Diagnostic] = {
    let place = Self.diagnostic(path: "c.yaml", 1, 1, rule: "a", message: "a").place
    func diagnostic(
      _ severity: Severity = .error,
      help: String? = nil,
      related: [RelatedPlace] = [],
      resource: ResourceIdentity? = nil,
      scenario: [String: String]? = nil,
    ) -> Diagnostic {
      Diagnostic(
        rule: "a",
        severity: severity,
        message: "a",
        help: help,
        place: place,
        related: related,
        resource: resource,
        scenario: scenario,
      )
    }
    return [
      diagnostic(),
      diagnostic(.note),
      diagnostic(help: "a"),
      diagnostic(help: "b"),
      diagnostic(related: [RelatedPlace(message: "a", place: place)]),
      diagnostic(resource: ResourceIdentity(id: "a", type: "T")),
      diagnostic(resource: ResourceIdentity(id: "b", type: "T")),
      diagnostic(scenario: [:]),
      diagnostic(scenario: ["Environment": "production"]),
      diagnostic(scenario: ["Environment": "test"]),
    ]
  }()

  private static func diagnostic(
    path: String,
    _ line: Int,
    _ column: Int,
    to end: (line: Int, column: Int)? = nil,
    rule: String,
    message: String,
  ) -> Diagnostic {
    let start = SourcePosition(line: line, column: column, offset: 0)
    let end = end.map { SourcePosition(line: $0.line, column: $0.column, offset: 0) } ?? start
    let place = Place(path: path, range: start..<end, excerpt: nil)
    return Diagnostic(rule: rule, severity: .error, message: message, place: place)
  }
}
