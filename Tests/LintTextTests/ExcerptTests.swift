import LintDiagnostics
import Testing

@testable import LintText

struct ExcerptTests {
  @Test(arguments: [
    ("", 0, ""),
    ("one", 0, "one"),
    ("one", 3, "one"),
    ("one\ntwo\nthree", 4, "two"),
    ("one\ntwo\nthree", 7, "two"),
    ("one\ntwo\nthree", 8, "three"),
    ("one\r\ntwo\r\n", 5, "two"),
    ("one\r\ntwo\r\n", 8, "two"),
    ("one\rtwo\r", 4, "two"),
    ("one\n", 4, ""),
    ("\n\n", 1, ""),
    ("a: é😀 b", 3, "a: é😀 b"),
    ("\ta", 1, "\ta"),
  ])
  func `shows the whole of a line without its end`(
    _ text: String,
    _ offset: Int,
    _ expected: String,
  ) throws {
    let excerpt = try excerpt(of: text, at: offset..<offset)
    #expect(excerpt == Excerpt(text: expected, firstColumn: 1, isCutAtEnd: false))
  }

  @Test func `shows a line of 160 bytes to either side whole`() throws {
    let line = String(repeating: "x", count: 320)
    let excerpt = try excerpt(of: "above\n\(line)\nbelow", at: 166..<170)
    #expect(excerpt == Excerpt(text: line, firstColumn: 1, isCutAtEnd: false))
  }

  @Test(arguments: [
    ("\"value\"", "\"key\": \"value\""), ("\"key\"", "\"key\""), ("value", "\"key\": \"value"),
    ("y1", "y1"), ("[y1, y2]", "[y1, y2]"), ("y2", " y2"), ("\"list\"", "\"list\""),
  ])
  func `shows of a long line only the member around the range`(
    _ target: String,
    _ expected: String,
  ) throws {
    let filler = String(repeating: "é", count: 200)
    let line = "{\"\(filler)\": {\"key\": \"value\",\"list\":[y1, y2], \"\(filler)\": 1}}"
    let text = "above\n\(line)\nbelow"
    let start = try #require(text.firstRange(of: target)).lowerBound.utf16Offset(in: text) + 200
    let excerpt = try excerpt(of: text, at: start..<start + target.utf8.count)
    let shown = target.hasPrefix("[") ? "\"list\":\(expected)" : expected
    #expect(excerpt.text == shown)
    #expect(excerpt.isCutAtEnd)
    // The column tells exactly how much is missing in front.
    let behind = line.unicodeScalars.dropFirst(excerpt.firstColumn - 1)
    #expect(String(String.UnicodeScalarView(behind)).hasPrefix(excerpt.text))
  }

  @Test(arguments: [
    // Length of the line, range in it, first column shown, bytes shown, cut at the end.
    (321, 0..<4, 1, 4, true),
    (321, 161..<161, 2, 160, true),
    (321, 161..<170, 2, 169, true),
    (321, 100..<321, 1, 260, true),
    (400, 200..<210, 41, 170, true),
    (400, 380..<400, 221, 180, false),
    (400, 400..<400, 241, 160, false),
    (400, 399..<500, 240, 161, false),
  ])
  func `cuts a long line without members near the range`(
    _ length: Int,
    _ range: Range<Int>,
    _ firstColumn: Int,
    _ shown: Int,
    _ isCutAtEnd: Bool,
  ) throws {
    let line = String(repeating: "x", count: length)
    let text = "above\n\(line)\n\(String(repeating: "below", count: 50))"
    let excerpt = try excerpt(of: text, at: range.lowerBound + 6..<range.upperBound + 6)
    #expect(excerpt.firstColumn == firstColumn)
    #expect(excerpt.text == String(repeating: "x", count: shown))
    #expect(excerpt.isCutAtEnd == isCutAtEnd)
  }

  @Test(arguments: ["é", "€", "😀"])
  func `cuts a long line on the borders of scalars`(_ scalar: String) throws {
    for shift in 0..<scalar.utf8.count {
      let line = String(repeating: "x", count: shift) + String(repeating: scalar, count: 400)
      let width = scalar.utf8.count
      for index in [0, 1, 50, 200, 399] {
        let start = shift + width * index
        for length in [0, width, 20 * width, 300 * width] {
          let end = min(start + length, line.utf8.count)
          let excerpt = try excerpt(of: line, at: start..<end)
          #expect(!excerpt.text.unicodeScalars.contains("\u{FFFD}"))
          let behind = line.unicodeScalars.dropFirst(excerpt.firstColumn - 1)
          #expect(String(String.UnicodeScalarView(behind)).hasPrefix(excerpt.text))
          #expect(excerpt.firstColumn <= shift + index + 1)
        }
      }
    }
  }

  @Test func `survives bytes that are no scalars`() throws {
    let text = try SourceText(contents: [UInt8](repeating: 0x80, count: 1_000))
    let lines = LineIndex(text)
    for offset in [0, 1, 48, 500, 999, 1_000] {
      let excerpt = lines.excerpt(of: lines.range(offset..<1_000))
      #expect(excerpt.firstColumn >= 1)
      #expect(excerpt.text.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    }
  }

  @Test func `is taken where a place begins`() throws {
    let lines = LineIndex(try SourceText(contents: "one\ntwo\nthree".utf8))
    let place = Place(path: "a.yaml", bytes: 5..<11, lines: lines)
    #expect(place.excerpt?.text == "two")
    #expect(place.withoutExcerpt.excerpt == nil && place.withoutExcerpt.range == place.range)
    #expect(Place.start(of: "a.yaml").excerpt == nil)
    #expect(place.withoutExcerpt.excerpt == nil && place.withoutExcerpt.range == place.range)
    #expect(Place.start(of: "a.yaml").range == .start ..< .start)
  }

  private func excerpt(of text: String, at offsets: Range<Int>) throws -> Excerpt {
    let lines = LineIndex(try SourceText(contents: text.utf8))
    return lines.excerpt(of: lines.range(offsets))
  }
}
