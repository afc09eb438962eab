import LintTestSupport
import Testing

@testable import LintText

struct LineIndexPropertyTests {
  private static let pieces = [
    "\n", "\r", "\r\n", "a", "bc", " ", "\t", "é", "€", "😀", "\u{301}", "\u{85}", "\u{2028}",
    "\u{FEFF}", "key: value", "\0",
  ]

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `equals the naive count on short random texts`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // The letter in front keeps a zero or a mark from being taken for an encoding.
    var text = "aa"
    for _ in 0..<Int.random(in: 0...200, using: &generator) { text += piece(&generator) }
    let lines = LineIndex(try SourceText(contents: text.utf8))
    let positions = (0...text.utf8.count).map { lines.position(at: $0).description }
    #expect(positions == NaiveLines(text).positions)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `equals the naive count on long random texts`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = "aa"
    while text.utf8.count < 100_000 {
      // Long runs of one piece make blocks without a line end, and blocks with nothing else.
      let run = piece(&generator)
      for _ in 0..<Int.random(in: 1...3_000, using: &generator) { text += run }
    }
    let lines = LineIndex(try SourceText(contents: text.utf8))
    let expected = NaiveLines(text).positions
    for offset in stride(from: 0, through: text.utf8.count, by: 997) {
      #expect(lines.position(at: offset).description == expected[offset], "offset \(offset)")
    }
  }

  private func piece(_ generator: inout SeededGenerator) -> String {
    Self.pieces[Int.random(in: Self.pieces.indices, using: &generator)]
  }
}
