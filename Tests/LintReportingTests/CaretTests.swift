import LintDiagnostics
import LintText
import Testing

@testable import LintReporting

@Suite struct CaretTests {
  private static func frame(
    _ excerpt: Excerpt,
    _ range: SourceRange,
  ) -> (source: String, carets: String)? {
    let place = Place(path: "a", range: range, excerpt: excerpt)
    let lines = lines(of: place)
    guard lines.count == 4 else { return nil }
    return (lines[2], lines[3])
  }

  private static func lines(
    of place: Place,
    gutter: Int = 1,
    arrow: String = "-->",
    label: String = "",
  ) -> [String] {
    var text = ""
    SourceFrame(place, TextStyle(isColored: false))
      .write(gutter: gutter, arrow: arrow, mark: .frame, label: label, to: &text)
    return text.split(separator: "\n").map(String.init)
  }

  private static func frame(
    _ line: String,
    _ start: Int,
    _ end: Int,
  ) -> (source: String, carets: String)? {
    frame(
      Excerpt(text: line, firstColumn: 1, isCutAtEnd: false),
      HostileReport.range(1, start, end),
    )
  }

  /// Each marked stretch is an `x`, so that the carets stand right if they are where it is.
  @Test(
    arguments: [
      ("x", 1, 2, "1 | x", "  | ^"),
      ("a: xxx b", 4, 7, "1 | a: xxx b", "  |    ^^^"),
      ("\tx", 2, 3, "1 |     x", "  |     ^"),
      ("a\tb\tx\t", 5, 6, "1 | a    b    x", "  |           ^"),
      ("日本 x", 4, 5, "1 | 日本 x", "  |      ^"),
      ("한글 x", 4, 5, "1 | 한글 x", "  |      ^"),
      ("\u{FF21} x", 3, 4, "1 | \u{FF21} x", "  |    ^"),
      ("e\u{301} x", 4, 5, "1 | e\u{301} x", "  |   ^"),
      ("😀 x", 3, 4, "1 | 😀 x", "  |    ^"),
      ("\u{1F1E9}\u{1F1EA} x", 4, 5, "1 | \u{1F1E9}\u{1F1EA} x", "  |    ^"),
      ("\u{1B}[2Jx", 5, 6, "1 | \\u{1B}[2Jx", "  |          ^"),
      ("\u{202E}x", 2, 3, "1 | \\u{202E}x", "  |         ^"),
      ("é ü x", 5, 6, "1 | é ü x", "  |     ^"),
    ]
  )
  func standUnderTheMarkedText(
    line: String,
    start: Int,
    end: Int,
    source: String,
    carets: String,
  ) throws {
    let frame = try #require(Self.frame(line, start, end))
    #expect(frame.source == source)
    #expect(frame.carets == carets)
  }

  @Test func wideTextIsMarkedWhole() throws {
    #expect(try #require(Self.frame("a: 日本", 4, 6)).carets == "  |    ^^^^")
    #expect(try #require(Self.frame("a: \u{0}b", 4, 5)).carets == "  |    ^^^^^")
  }

  @Test func emptyRangeIsMarkedOnce() throws {
    #expect(try #require(Self.frame("a: ", 4, 4)) == ("1 | a:", "  |    ^"))
    #expect(try #require(Self.frame("", 1, 1)) == ("1 |", "  | ^"))
  }

  @Test func rangeBehindTheLineIsMarkedAtItsEnd() throws {
    #expect(try #require(Self.frame("ab", 9, 12)).carets == "  |   ^")
    #expect(try #require(Self.frame("ab", 2, 12)).carets == "  |  ^")
  }

  @Test func rangeOfSeveralLinesIsMarkedToTheEndOfItsFirst() throws {
    let range =
      SourcePosition(line: 1, column: 3, offset: 2)..<SourcePosition(line: 3, column: 1, offset: 9)
    let excerpt = Excerpt(text: "a {b", firstColumn: 1, isCutAtEnd: false)
    #expect(try #require(Self.frame(excerpt, range)) == ("1 | a {b", "  |   ^^"))
  }

  @Test func cutLineIsMarkedBehindItsEllipsis() throws {
    let excerpt = Excerpt(text: "ab xyz cd", firstColumn: 100, isCutAtEnd: true)
    let frame = try #require(Self.frame(excerpt, HostileReport.range(1, 103, 106)))
    #expect(frame == ("1 | … ab xyz cd …", "  |      ^^^"))
  }

  @Test func gutterIsAsWideAsTheWidestNumber() throws {
    let place = Place(
      path: "a",
      range: HostileReport.range(7, 1, 2),
      excerpt: Excerpt(text: "x", firstColumn: 1, isCutAtEnd: false),
    )
    let lines = Self.lines(of: place, gutter: 4, arrow: ":::", label: "here")
    #expect(lines == ["    ::: a:7:1", "     |", "   7 | x", "     | ^ here"])
  }

  @Test func placeWithoutExcerptIsItsHeader() {
    let place = Place(path: "a\nb", range: HostileReport.range(3, 7, 9), excerpt: nil)
    #expect(Self.lines(of: place) == [" --> a\\u{A}b:3:7"])
  }
}
