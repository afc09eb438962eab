import Testing

@testable import LintText

struct LineIndexTests {
  @Test(arguments: [
    ("", "1:1"),
    ("ab", "1:1 1:2 1:3"),
    ("a\nb", "1:1 1:2 2:1 2:2"),
    ("a\r\nb", "1:1 1:2 1:3 2:1 2:2"),
    ("a\rb", "1:1 1:2 2:1 2:2"),
    ("\n\n", "1:1 2:1 3:1"),
    ("\r\r\n", "1:1 2:1 2:2 3:1"),
    ("\n\r", "1:1 2:1 3:1"),
    ("\r", "1:1 2:1"),
    ("\r\n", "1:1 1:2 2:1"),
    ("\ta", "1:1 1:2 1:3"),
    ("éa", "1:1 1:2 1:2 1:3"),
    ("😀a", "1:1 1:2 1:2 1:2 1:2 1:3"),
    // One letter for people, two scalars.
    ("e\u{301}a", "1:1 1:2 1:3 1:3 1:4"),
    // libyaml ends a line at these three, editors do not.
    ("\u{85}a", "1:1 1:2 1:2 1:3"),
    ("\u{2028}a", "1:1 1:2 1:2 1:2 1:3"),
    ("\u{2029}a", "1:1 1:2 1:2 1:2 1:3"),
    ("\u{B}\u{C}a", "1:1 1:2 1:3 1:4"),
  ])
  func `tells the line and column of each byte`(_ text: String, _ expected: String) throws {
    let lines = LineIndex(try SourceText(contents: text.utf8))
    let positions = (0...text.utf8.count).map { lines.position(at: $0).description }
    #expect(positions.joined(separator: " ") == expected)
  }

  @Test(arguments: [(-1, "1:1"), (Int.min, "1:1"), (5, "2:3"), (99, "2:3"), (Int.max, "2:3")])
  func `takes an offset outside the text for its nearest end`(
    _ offset: Int,
    _ expected: String,
  ) throws {
    let lines = LineIndex(try SourceText(contents: "a\nbc".utf8))
    #expect(lines.position(at: offset).description == expected)
    #expect((0...4).contains(lines.position(at: offset).offset))
  }

  @Test(arguments: [
    ("aéb\nc", "1 2 3 4 5 1 2"), ("\r\né", "1 2 1 2 3"), ("\u{FEFF}a", "1 2"),
  ])
  func `counts columns in bytes as well`(_ text: String, _ expected: String) throws {
    let source = try SourceText(contents: text.utf8)
    let lines = LineIndex(source)
    let columns = (0...source.bytes.count).map { "\(lines.position(at: $0).utf8Column)" }
    #expect(columns.joined(separator: " ") == expected)
  }

  @Test func `counts bytes of a line that began 200 KiB before`() throws {
    let text = "é\n" + String(repeating: "é", count: 100_000)
    let lines = LineIndex(try SourceText(contents: text.utf8))
    #expect(lines.position(at: text.utf8.count).utf8Column == 200_001)
  }

  @Test func `keeps the offset that was asked for`() throws {
    let lines = LineIndex(try SourceText(contents: "a\r\né".utf8))
    for offset in 0...5 { #expect(lines.position(at: offset).offset == offset) }
  }

  @Test func `tells both ends of a range`() throws {
    let range = LineIndex(try SourceText(contents: "a\nbc\n".utf8)).range(2..<4)
    #expect("\(range.lowerBound) \(range.upperBound)" == "2:1 2:3")
  }

  @Test func `counts neither lines nor columns of a byte order mark`() throws {
    let lines = LineIndex(try SourceText(contents: [0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0x62]))
    #expect(lines.position(at: 0).description == "1:1")
    #expect(lines.position(at: 2).description == "2:1")
  }

  @Test func `counts columns of one line of 200 KiB`() throws {
    let lines = LineIndex(try SourceText(contents: String(repeating: "é", count: 102_400).utf8))
    for column in [1, 2, 16_384, 16_385, 32_769, 102_399, 102_401] {
      #expect(lines.position(at: 2 * (column - 1)).description == "1:\(column)")
    }
  }
}
