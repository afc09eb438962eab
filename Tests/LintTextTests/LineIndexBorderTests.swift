import Testing

@testable import LintText

/// The index notes a position every KiB; nothing may be seen of that from outside.
struct LineIndexBorderTests {
  private static let stride = 1024

  @Test(arguments: ["\n", "\r", "\r\n", "\n\r", "\r\r\n", "é", "€", "😀", "é\r\n", "\r€", "😀\n😀"])
  func `counts alike whatever stands on a border`(_ middle: String) throws {
    for shift in 0...middle.utf8.count {
      let text =
        "first\n" + String(repeating: "x", count: Self.stride - 6 - shift) + middle + "yz\nend"
      try compare(text, around: Self.stride)
    }
  }

  @Test(arguments: ["\r", "\n", "\r\n", "é"])
  func `counts alike when the text ends on a border`(_ end: String) throws {
    for blocks in 1...2 {
      for excess in -1...1 {
        let length = blocks * Self.stride - end.utf8.count + excess
        try compare(String(repeating: "x", count: length) + end, around: blocks * Self.stride)
      }
    }
  }

  @Test(arguments: ["\r", "\r\n", "\n", "\r\n\r", "é\r", "ab\r\n"])
  func `counts alike over many blocks of short lines`(_ unit: String) throws {
    let text = String(repeating: unit, count: 3 * Self.stride / unit.utf8.count + 5)
    for border in 1...3 { try compare(text, around: border * Self.stride) }
  }

  private func compare(_ text: String, around offset: Int) throws {
    let lines = LineIndex(try SourceText(contents: text.utf8))
    let expected = NaiveLines(text).positions
    for offset in max(0, offset - 8)...min(text.utf8.count, offset + 8) {
      #expect(lines.position(at: offset).description == expected[offset], "offset \(offset)")
    }
    #expect(lines.position(at: text.utf8.count).description == expected[text.utf8.count])
  }
}
