import LintText
import Testing

@testable import LintSyntax

struct JSONErrorTests {
  @Test(arguments: [
    ("", "1:1: the JSON ends where a value is expected"),
    (" \n ", "2:2: the JSON ends where a value is expected"),
    ("[", "1:2: the JSON ends where a value is expected"),
    ("[1,", "1:4: the JSON ends where a value is expected"),
    ("{\"a\":", "1:6: the JSON ends where a value is expected"),
    ("x", "1:1: expected a JSON value"),
    ("[,]", "1:2: expected a JSON value"),
    ("[1,]", "1:4: expected a JSON value"),
    ("{\"a\": }", "1:7: expected a JSON value"),
    ("{\"a\":\n  nul}", "2:3: expected a JSON value"),
    ("True", "1:1: expected a JSON value"),
    ("'a'", "1:1: expected a JSON value"),
    ("+1", "1:1: expected a JSON value"),
    ("[:]", "1:2: expected a JSON value"),
    (".5", "1:1: expected a JSON value"),
    ("NaN", "1:1: expected a JSON value"),
    ("\u{C}1", "1:1: expected a JSON value"),
    ("\u{A0}1", "1:1: expected a JSON value"),
    ("[1]\u{2028}", "1:4: expected nothing more after the JSON value"),
    ("-", "1:1: expected a number"),
    ("-x", "1:1: expected a number"),
    ("[1, 2.]", "1:5: expected a number"),
    ("1e", "1:1: expected a number"),
    ("1e+", "1:1: expected a number"),
    ("1.e1", "1:1: expected a number"),
    ("1:", "1:2: expected nothing more after the JSON value"),
    ("1d5", "1:2: expected nothing more after the JSON value"),
    ("01", "1:2: expected nothing more after the JSON value"),
    ("1 2", "1:3: expected nothing more after the JSON value"),
    ("{} // c", "1:4-1:6: JSON has no comments"),
    ("/* c */ {}", "1:1-1:3: JSON has no comments"),
    ("{/* c */}", "1:2-1:4: JSON has no comments"),
    ("[1, // c\n2]", "1:5-1:7: JSON has no comments"),
    ("[01]", "1:3: expected ',' or ']'"),
    ("[1 2]", "1:4: expected ',' or ']'"),
    ("[1}", "1:3: expected ',' or ']'"),
    ("[truefalse]", "1:6: expected ',' or ']'"),
    ("{\"a\": 1]", "1:8: expected ',' or '}'"),
    ("{\"a\": 1 \"b\": 2}", "1:9: expected ',' or '}'"),
    ("{a: 1}", "1:2: expected a key in quotes"),
    ("{\"a\": 1,}", "1:9: expected a key in quotes"),
    ("{,}", "1:2: expected a key in quotes"),
    ("{1: 2}", "1:2: expected a key in quotes"),
    ("{\"a\"}", "1:5: expected ':'"),
    ("{\"a\" 1}", "1:6: expected ':'"),
    ("{\"a\"\n, 1}", "2:1: expected ':'"),
    ("[\"a\nb\"]", "1:4-2:1: control character U+000A is not allowed in a JSON string"),
    ("\"\t\"", "1:2-1:3: control character U+0009 is not allowed in a JSON string"),
    ("\"a\u{1F}\"", "1:3-1:4: control character U+001F is not allowed in a JSON string"),
    ("\"0123456789\u{0}\"", "1:12-1:13: control character U+0000 is not allowed in a JSON string"),
    ("\"a\\x\"", "1:3-1:4: unknown escape in a JSON string"),
    ("\"éé\\'\"", "1:4-1:5: unknown escape in a JSON string"),
    ("\"\\u12G4\"", "1:2-1:6: expected four hexadecimal digits after '\\u'"),
    ("\"\\u123\"", "1:2-1:7: expected four hexadecimal digits after '\\u'"),
    ("\"\\u\"", "1:2-1:4: expected four hexadecimal digits after '\\u'"),
    ("\"\\u12", "1:2-1:6: expected four hexadecimal digits after '\\u'"),
    ("\"\\U0041\"", "1:2-1:3: unknown escape in a JSON string"),
  ])
  func `tells what was expected, and where`(_ contents: String, _ expected: String) throws {
    for others in Self.others {
      let text = try SourceText(contents: contents.utf8, before: others)
      let read = JSONReader().read(text)
      #expect(read.error?.line(in: text) == expected)
      #expect(read.error?.related == nil && read.error?.isInside(text) == true)
      #expect(read.documents.isEmpty)
    }
  }

  /// What may lie behind a text in memory, none of which it may be taken to go on with.
  private static let others = ["", " ", "1", "\"", "}", "]", "n\"", "u0041\"", "aaaaaaaa"]
    .map { [UInt8]($0.utf8) }

  @Test(arguments: [
    ("{", "1:2: the JSON ends inside an object: expected a key in quotes", "the object", "1:1"),
    (" {\n", "2:1: the JSON ends inside an object: expected a key in quotes", "the object", "1:2"),
    ("[{\"a\"", "1:6: the JSON ends inside an object: expected ':'", "the object", "1:2"),
    ("{\"a\": 1", "1:8: the JSON ends inside an object: expected ',' or '}'", "the object", "1:1"),
    ("{\"a\":[1", "1:8: the JSON ends inside an array: expected ',' or ']'", "the array", "1:6"),
    ("{\"a\":[1]", "1:9: the JSON ends inside an object: expected ',' or '}'", "the object", "1:1"),
    (
      "{\"a\": 1, ", "1:10: the JSON ends inside an object: expected a key in quotes", "the object",
      "1:1"
    ),
    ("\"", "1:2: the JSON ends inside a string", "the string", "1:1"),
    ("[\n\"ab", "2:4: the JSON ends inside a string", "the string", "2:1"),
    ("\"é", "1:3: the JSON ends inside a string", "the string", "1:1"),
    ("\"123456789012345", "1:17: the JSON ends inside a string", "the string", "1:1"),
    ("\"1234567890123456", "1:18: the JSON ends inside a string", "the string", "1:1"),
    ("\"a\\", "1:4: the JSON ends inside a string", "the string", "1:1"),
    ("\"a\\\"", "1:5: the JSON ends inside a string", "the string", "1:1"),
  ])
  func `shows what was left open`(
    _ contents: String,
    _ expected: String,
    _ what: String,
    _ start: String,
  ) throws {
    for others in Self.others {
      let text = try SourceText(contents: contents.utf8, before: others)
      let error = try #require(JSONReader().read(text).error)
      let related = try #require(error.related)
      #expect(error.line(in: text) == expected)
      #expect(error.isInside(text))
      #expect(related.message == "\(what) begins here")
      #expect(LineIndex(text).position(at: related.offset).description == start)
    }
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]]
  )
  func `refuses invalid UTF-8 in a string`(_ scalar: [UInt8]) throws {
    for padding in 0..<9 {
      let start = [UInt8]("[\"".utf8) + [UInt8](repeating: 0x61, count: padding)
      for end in [[], [UInt8]("\"]".utf8)] {
        // What lies behind could belong to it.
        let text = try SourceText(contents: start + scalar + end, before: [0x80, 0x80, 0x80])
        let error = JSONReader().read(text).error
        #expect(error?.message == "invalid UTF-8")
        #expect(error?.range == start.count..<start.count)
      }
    }
  }

  @Test(arguments: 0..<0x20 as Range<UInt8>)
  func `finds a control character wherever it lies in a word`(_ control: UInt8) throws {
    for padding in 0..<9 {
      let start = [UInt8]("[\"".utf8) + [UInt8](repeating: 0x61, count: padding)
      let text = try SourceText(contents: start + [control] + [UInt8]("aaaaaaaaaaaa\"]".utf8))
      let error = JSONReader().read(text).error
      #expect(error?.range == start.count..<start.count + 1)
      #expect(error?.message.hasPrefix("control character U+00") == true)
    }
  }

  @Test(arguments: [
    "é", "€", "😀", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    "\u{D7FF}", "\u{E000}", "\u{7F}", "\u{FEFF}",
  ])
  func `accepts the first and last scalar of every length`(_ scalar: String) throws {
    for padding in 0..<9 {
      let content = String(repeating: "a", count: padding) + scalar
      let text = try SourceText(contents: "\"\(content)\"".utf8)
      #expect(JSONReader().read(text).documents.first?.root?.text == Text(content))
    }
  }
}
