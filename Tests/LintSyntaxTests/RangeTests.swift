import LintText
import Testing

@testable import LintSyntax

/// A range holds exactly the text of its node: carets under messages stand or fall with it.
struct RangeTests {
  @Test(arguments: [
    ("a: b", ["a: b", "a", "b"]),
    ("a: b # c\n", ["a: b", "a", "b"]),
    ("a:   b   \n\n\n# c\n", ["a:   b", "a", "b"]),
    ("a: 'b''c'", ["a: 'b''c'", "a", "'b''c'"]),
    ("\"a\": \"b\\n\"", ["\"a\": \"b\\n\"", "\"a\"", "\"b\\n\""]),
    ("a:\n", ["a:", "a", ""]),
    ("a:   # c\nb: 1", ["a:   # c\nb: 1", "a", "", "b", "1"]),
    ("- a\n-\n- b\n\n", ["- a\n-\n- b", "a", "", "b"]),
    ("a:\n- b\n- c\n# d\ne: f", ["a:\n- b\n- c\n# d\ne: f", "a", "- b\n- c", "b", "c", "e", "f"]),
    (
      "a:\n  b:\n    c: d\n\n\ne: f",
      [
        "a:\n  b:\n    c: d\n\n\ne: f", "a", "b:\n    c: d", "b", "c: d", "c", "d", "e", "f",
      ]
    ),
    ("{a: b}", ["{a: b}", "a", "b"]),
    ("  { a : b , }  # c", ["{ a : b , }", "a", "b"]),
    ("[a, [b], {}]", ["[a, [b], {}]", "a", "[b]", "b", "{}"]),
    ("a: [\n  b\n]\n", ["a: [\n  b\n]", "a", "[\n  b\n]", "b"]),
    ("{a: }", ["{a: }", "a", ""]),
    ("{a}", ["{a}", "a", ""]),
    ("[a: b, c]", ["[a: b, c]", "a: b", "a", "b", "c"]),
    ("a: !Ref b", ["a: !Ref b", "a", "!Ref b"]),
    ("a: !If [b, !Ref c]", ["a: !If [b, !Ref c]", "a", "!If [b, !Ref c]", "b", "!Ref c"]),
    ("a: !Sub\n  b: c\nd: e", ["a: !Sub\n  b: c\nd: e", "a", "!Sub\n  b: c", "b", "c", "d", "e"]),
    ("a: !!str", ["a: !!str", "a", "!!str"]),
    ("a: &x b\nc: *x\n", ["a: &x b\nc: *x", "a", "&x b", "c", "*x"]),
    ("a: &x {b: c}\nd: *x # e", ["a: &x {b: c}\nd: *x", "a", "&x {b: c}", "b", "c", "d", "*x"]),
    ("*x : y", []),
    ("a: &x !t b", ["a: &x !t b", "a", "&x !t b"]),
    ("a: b\n  c\n  d\n\ne: f", ["a: b\n  c\n  d\n\ne: f", "a", "b\n  c\n  d", "e", "f"]),
    ("a: |\n  b\nc: d", ["a: |\n  b\nc: d", "a", "|\n  b\n", "c", "d"]),
    ("- |-\n  b\n- c", ["- |-\n  b\n- c", "|-\n  b\n", "c"]),
    ("? a\n: b\n", ["? a\n: b", "a", "b"]),
    ("? [a]\n: b", ["? [a]\n: b", "[a]", "a", "b"]),
    ("é: 😀 # €\nü: [ß]", ["é: 😀 # €\nü: [ß]", "é", "😀", "ü", "[ß]", "ß"]),
    ("---\na\n...\n", ["a"]),
    ("--- # c\n", [""]),
  ])
  func `holds exactly the text of its node`(_ contents: String, _ expected: [String]) throws {
    let document = YAMLReader().read(try SourceText(contents: contents.utf8)).documents.first
    #expect((document?.root).map(slices) ?? [] == expected)
  }

  @Test(arguments: [("a:\nb: 1", "1:3"), ("-\n- 1", "1:2"), ("a: # c\nb: 1", "1:3")])
  func `puts a value that is not written behind its colon or dash`(
    _ contents: String,
    _ expected: String,
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    let value = try #require(root.writtenEntries.first?.value ?? root.elements.first)
    #expect(value.range.isEmpty)
    #expect(LineIndex(text).position(at: value.range.lowerBound).description == expected)
    #expect(value.scalarValue == .null)
  }

  @Test func `puts a key that is not written behind its question mark`() throws {
    let text = try SourceText(contents: "{a: 1, ? : 2}".utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    let key = try #require(root.writtenEntries.last?.key)
    #expect(key.range.isEmpty && text.string(0..<key.range.lowerBound).hasPrefix("{a: 1, ?"))
  }

  @Test func `puts an element that is not written behind its dash, whatever is above`() throws {
    let text = try SourceText(contents: "- a\n-\n- b".utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    #expect(root.elements.map(\.range) == [2..<3, 5..<5, 8..<9])
  }

  @Test func `ends a key without a value where it is written`() throws {
    let text = try SourceText(contents: "x:\n  ? a\n# c\ny: 1".utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    #expect(root["x"]?.slice == "? a")
  }

  @Test func `ends a pair in a list with its value`() throws {
    let text = try SourceText(contents: "[a: b , c: d # e\n]".utf8)
    let root = try #require(YAMLReader().read(text).documents.first?.root)
    #expect(root.elements.map(\.slice) == ["a: b", "c: d"])
  }

  /// The text of every node, outer ones first; of an alias, only its own.
  private func slices(_ node: Node) -> [String] {
    if node.slice.hasPrefix("*") { return [node.slice] }
    let children = node.writtenEntries.flatMap { [$0.key, $0.value] } + node.elements
    return [node.slice] + children.flatMap(slices)
  }
}
