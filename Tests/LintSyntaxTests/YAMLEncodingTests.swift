import LintText
import Testing

@testable import LintSyntax

struct YAMLEncodingTests {
  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0x00], "1:4: control character U+0000 is not allowed"),
      ([0x61, 0x3A, 0x20, 0x01], "1:4: control character U+0001 is not allowed"),
      ([0x61, 0x0A, 0x22, 0x1B, 0x22], "2:2: control character U+001B is not allowed"),
      ([0x61, 0x7F], "1:2: control character U+007F is not allowed"),
      ([0xC3, 0xA9, 0x0B], "1:2: control character U+000B is not allowed"),
      ([0x61, 0xC2, 0x80], "1:2: control character U+0080 is not allowed"),
      ([0x61, 0xEF, 0xBF, 0xBE], "1:2: control character U+FFFE is not allowed"),
      ([0x61, 0xEF, 0xBF, 0xBF], "1:2: control character U+FFFF is not allowed"),
      ([0x61, 0xFF], "1:2: invalid UTF-8"),
      // The byte that should have gone on with the scalar is the one told.
      ([0x0A, 0xC3, 0xA9, 0xC3, 0x28], "2:3: invalid UTF-8"),
      ([0x61, 0xE2, 0x82], "1:2: invalid UTF-8"),
      ([0x61, 0xC0, 0x80], "1:2: invalid UTF-8"),
      ([0x61, 0xED, 0xA0, 0x80], "1:2: invalid UTF-8"),
      ([0x61, 0xF4, 0x90, 0x80, 0x80], "1:2: invalid UTF-8"),
      ([0x80], "1:1: invalid UTF-8"),
    ] as [([UInt8], String)]
  )
  func `refuses what is no text, at its byte`(_ bytes: [UInt8], _ expected: String) throws {
    let text = try SourceText(contents: bytes)
    let read = YAMLReader().read(text)
    #expect(read.error?.line(in: text) == expected)
    #expect(read.error?.isInside(text) == true)
    #expect(read.documents.isEmpty)
  }

  @Test func `tells the byte far behind wide characters`() throws {
    let start = [UInt8](String(repeating: "é: 😀\r\n", count: 5_000).utf8)
    let text = try SourceText(contents: start + [0x61, 0xFF])
    #expect(YAMLReader().read(text).error?.line(in: text) == "5001:2: invalid UTF-8")
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func `points right behind what only libyaml takes for a line end`(_ end: String) throws {
    // In a comment and in quotes, with wide characters before.
    let contents = "# é\(end)a: \"x\(end)y\"\(end)b: 'é\(end)'\nc: *d\n"
    let text = try SourceText(contents: contents.utf8)
    let error = try #require(YAMLReader().read(text).error)
    #expect(text.string(error.range) == "*d")
    #expect(error.place(in: text) == "2:4-2:6")
    let sound = try SourceText(contents: contents.replacing("*d", with: "[d]").utf8)
    let root = try #require(YAMLReader().read(sound).documents.first?.root)
    #expect(root.writtenEntries.map(\.key.slice) == ["a", "b", "c"])
    #expect(root.writtenEntries.map(\.value.slice) == ["\"x\(end)y\"", "'é\(end)'", "[d]"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `points right with every line end`(_ end: String) throws {
    let contents = "é: 😀\n# c\n\nb:\n  - x\n  - \"y\n    z\"\nc: |\n  d\n\n  e\nf: g\n"
      .replacing("\n", with: end)
    let text = try SourceText(contents: contents.utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    let lines = LineIndex(text)
    let places = root.writtenEntries.map {
      let starts = [$0.key, $0.value].map { lines.position(at: $0.range.lowerBound) }
      return "\(starts[0]) \(starts[1])"
    }
    #expect(places == ["1:1 1:4", "4:1 5:3", "8:1 8:4", "12:1 12:4"])
    #expect(root["b"]?.elements.map(\.text) == ["x", "y z"])
    #expect(root["c"]?.text == "d\n\ne\n")
    #expect(root["f"]?.slice == "g")
  }

  @Test(arguments: ["a: é\n- b", "😀: [\n", "\"é"])
  func `reads UTF-16 with the same places`(_ contents: String) throws {
    let narrow = try SourceText(contents: contents.utf8)
    let wide = try SourceText(
      contents: [0xFF, 0xFE] + contents.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    )
    #expect(YAMLReader().read(wide).error == YAMLReader().read(narrow).error)
    #expect(YAMLReader().read(wide).error != nil)
  }

  @Test func `points right behind a second byte order mark`() throws {
    let text = try SourceText(contents: "\u{FEFF}\u{FEFF}a: b".utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    #expect(root.writtenEntries.map(\.key.slice) == ["a"])
  }

  @Test(
    arguments: [
      [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61, 0x3A, 0x20, 0x62],
      [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00],
      [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x61],
      [0x00], [0x00, 0x00], [0x00, 0x00, 0x00], [0xFF], [0xEF, 0xBB],
    ] as [[UInt8]]
  )
  func `survives marks in the wrong place`(_ bytes: [UInt8]) throws {
    let text = try SourceText(contents: bytes)
    let read = YAMLReader().read(text)
    #expect(read.error?.isInside(text) ?? true)
    for root in read.documents.compactMap(\.root) {
      #expect(root.outline.count > 0 && root.range.upperBound <= text.bytes.count)
    }
  }
}
