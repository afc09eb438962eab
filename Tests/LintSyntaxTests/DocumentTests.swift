import LintText
import Testing

@testable import LintSyntax

struct DocumentTests {
  @Test(arguments: [
    ("", []), ("\n\n", []), ("# only\n# comments\n", []), ("---\n", ["null"]),
    ("--- # c\n...\n", ["null"]), ("a: 1\n", ["{a: 1}"]),
    ("a: 1\n---\nb: 2\n", ["{a: 1}", "{b: 2}"]),
    ("---\n---\n---\n", ["null", "null", "null"]), ("a\n...\n# c\n", ["'a'"]),
    ("a\n...\n---\n[b]\n", ["'a'", "['b']"]), ("%YAML 1.1\n---\na: 1\n", ["{a: 1}"]),
    ("7", ["7"]), ("{}", ["{}"]), ("[]", ["[]"]), ("\u{FEFF}a: 1", ["{a: 1}"]),
    ("--- >\n a\n", ["'a\n'"]),
  ])
  func `reads every document of a stream`(_ contents: String, _ expected: [String]) throws {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.error == nil)
    #expect(read.documents.compactMap(\.root?.summary) == expected)
    #expect(read.documents.count == expected.count)
  }

  @Test func `keeps anchors, reuse and JSON to their document`() throws {
    let read = YAMLReader().read(try SourceText(contents: "a: &x 1\n---\n{\"b\": 1e1}\n".utf8))
    #expect(read.documents.map(\.isJSON) == [false, true])
    #expect(read.documents.map { $0.firstReuse != nil } == [true, false])
    #expect(read.documents.last?.root?.slice == "{\"b\": 1e1}")
  }

  @Test(arguments: [
    ("{\"a\": [1, true, null, \"x\"]}", true), ("[]", true), ("\"a\"", true), ("-1.5e3", true),
    ("# c\n{\"a\": 1}", true), ("{a: 1}", false), ("{\"a\": 'b'}", false), ("a: 1", false),
    ("- 1", false), ("{\"a\": b}", false), ("{\"a\": !t 1}", false), ("{\"a\": &b 1}", false),
    ("{1: 2}", false), ("{\"a\": 01}", false), ("{\"a\": }", false), ("a", false),
    ("[9, 0]", true), ("{\"a\": [&b 1, *b]}", false),
    ("{\"a\": |\n b}", false),
  ])
  func `knows what is written as JSON`(_ contents: String, _ isJSON: Bool) throws {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.documents.first?.isJSON ?? false == isJSON)
  }

  @Test(arguments: [
    ("a", ""), ("'a'", ""), ("\"a\"", ""), ("!t a", ""), ("&x !t \"a\"", ""), ("''", ""),
    ("a: ", ""), ("'it''s'", "it's"), ("\"\\n\"", "\n"), ("a\n  b", "a b"), ("|\n  a\n", "a\n"),
    ("[a, \"\\t\", b, 'it''s']", "\tit's"),
  ])
  func `copies only text that is written otherwise`(
    _ contents: String,
    _ expected: String,
  ) throws {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    let document = try #require(read.documents.first)
    #expect(String(decoding: document.unescaped, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      ("a: !x 1\nb: !y:z [2]\nc: !y:w 3", "!y:z [2]"), ("!y: {a: !y:b 1}", "!y: {a: !y:b 1}"),
      ("a: !x 1\nb: !!y: 2\nc: '!y:'", nil), ("a: 1", nil),
    ] as [(String, String?)]
  )
  func `finds the first node with a tag that begins so`(
    _ contents: String,
    _ expected: String?,
  ) throws {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.documents.first?.firstNode(withTagBeginningWith: "!y:")?.slice == expected)
  }

  @Test func `has no root where nothing was laid out`() throws {
    var builder = DocumentBuilder()
    #expect(builder.finish(try SourceText(contents: [])).root == nil)
  }

  @Test func `knows that a pair in a list is no JSON`() throws {
    let read = YAMLReader().read(try SourceText(contents: "[\"a\": 1]".utf8))
    #expect(read.documents.first?.isJSON == false)
  }
}
