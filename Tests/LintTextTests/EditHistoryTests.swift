import LintTestSupport
import LintText
import Testing

/// Edits made in several rounds, as edits of the first text.
struct EditHistoryTests {
  @Test(arguments: 0..<200)
  func `leads from the first text to the last one`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let first =
      "\u{FEFF}" + String("abcdefghijklmnopqrst".prefix(.random(in: 0...20, using: &generator)))
    let shift = 3
    var last = Array(first.utf8)
    var history = EditHistory(ofTextWithCount: last.count)
    for _ in 0..<4 {
      let edits = Self.edits(of: last.count - shift, &generator)
      history.apply(edits, after: shift)
      last = last[..<shift] + last[shift...].withUnsafeBytes { edits.applied(to: $0) }
    }
    var text: [UInt8] = []
    var end = 0
    for edit in history.edits {
      #expect(end <= edit.offsets.lowerBound)
      text += Array(first.utf8)[end..<edit.offsets.lowerBound] + edit.replacement
      end = edit.offsets.upperBound
    }
    #expect(text + Array(first.utf8)[end...] == last)
  }

  @Test func `has no edits of a text that stays`() {
    #expect(EditHistory(ofTextWithCount: 5).edits.isEmpty)
  }

  /// Edits of a text in order, without overlaps.
  private static func edits(of count: Int, _ generator: inout SeededGenerator) -> [TextEdit] {
    var edits: [TextEdit] = []
    var start = 0
    while true {
      start += .random(in: 0...6, using: &generator)
      let end = start + .random(in: 0...3, using: &generator)
      guard end <= count else { return edits.withoutOverlaps }
      let replacement = ["", "x", "YZ"].randomElement(using: &generator) ?? ""
      let range =
        SourcePosition(
          line: 1,
          column: 1,
          offset: start
        )..<SourcePosition(line: 1, column: 1, offset: end)
      edits.append(TextEdit(range, replacement: replacement))
      start = end
    }
  }
}
