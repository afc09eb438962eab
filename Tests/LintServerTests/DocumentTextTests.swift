import LintTestSupport
import Testing

@testable import LintServer

/// Positions and edits of a text, in each encoding.
struct DocumentTextTests {
  private static func range(_ start: (Int, Int), _ end: (Int, Int)) -> TextRange {
    TextRange(
      start: TextPosition(line: start.0, character: start.1),
      end: TextPosition(line: end.0, character: end.1),
    )
  }

  private func edited(
    _ text: String,
    _ encoding: PositionEncoding,
    _ start: (Int, Int),
    _ end: (Int, Int),
    _ replacement: String,
  ) -> String {
    var document = DocumentText(Array(text.utf8), encoding)
    document.replace(Self.range(start, end), with: replacement)
    return String(decoding: document.bytes, as: UTF8.self)
  }

  @Test(arguments: [(PositionEncoding.utf8, 6), (.utf16, 3), (.utf32, 2)])
  func `characters are counted in units of the encoding`(_ encoding: PositionEncoding, _ end: Int) {
    #expect(edited("x\né𝄞z", encoding, (1, end), (1, end + 1), "!") == "x\né𝄞!")
  }

  @Test func `a position inside of a character is that of the character`() {
    #expect(edited("𝄞z", .utf16, (0, 1), (0, 2), "") == "z")
    #expect(edited("éz", .utf8, (0, 1), (0, 2), "") == "z")
  }

  @Test func `positions outside of the text are those of its ends`() {
    #expect(edited("ab\ncd", .utf16, (0, 9), (0, 99), "!") == "ab!\ncd")
    #expect(edited("ab\ncd", .utf16, (7, 0), (9, 9), "!") == "ab\ncd!")
    #expect(edited("ab", .utf16, (-1, -5), (0, Int.min), "!") == "!ab")
    #expect(edited("", .utf16, (0, 0), (0, 0), "!") == "!")
    #expect(edited("abc", .utf16, (0, 2), (0, 1), "!") == "a!c")
  }

  @Test func `lines end as the protocol says`() {
    #expect(edited("a\r\nb\rc\nd", .utf16, (1, 0), (1, 1), "B") == "a\r\nB\rc\nd")
    #expect(edited("a\r\nb\rc\nd", .utf16, (2, 0), (3, 0), "") == "a\r\nb\rd")
    #expect(edited("a\r\nb", .utf16, (0, 5), (0, 5), "!") == "a!\r\nb")
  }

  @Test(arguments: 1...UInt64(20))
  func `after edits, positions are those of the whole text`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var document = DocumentText([], .utf16)
    for _ in 0..<100 {
      let start = (random.number(0...5), random.number(0...4))
      let end = random.happens(50) ? start : (random.number(0...5), random.number(0...4))
      let pieces = ["", "a", "\n", "\r", "\r\n", "\n\r", "é\n𝄞", "b\r\r\nc\n"]
      document.replace(
        Self.range(start, end),
        with: pieces.randomElement(using: &random) ?? "",
      )
      let whole = DocumentText(document.bytes, .utf16)
      let differing = (0...document.bytes.count).first {
        document.range($0..<$0) != whole.range($0..<$0)
      }
      #expect(differing == nil, "seed \(seed), \(String(decoding: whole.bytes, as: UTF8.self))")
      if document.bytes.count > 60 { document = DocumentText([], .utf16) }
    }
  }
}
