import LintText
import Testing

@testable import LintSyntax

struct NodeTests {
  @Test(
    arguments: [
      ("!Ref a", "!Ref"), ("!Fn::Sub a", "!Fn::Sub"), ("!!int 7", "tag:yaml.org,2002:int"),
      ("!<x:y> 7", "x:y"), ("!Ref [a]", "!Ref"), ("!Ref {a: 1}", "!Ref"), ("!Ref\n  a: 1", "!Ref"),
      ("7", nil), ("! 7", "!"), ("&x 7", nil), ("&x !t 7", "!t"),
    ] as [(String, String?)]
  )
  func `keeps the tag`(_ written: String, _ expected: String?) throws {
    let node = try #require(parsed("a: \(written)\n")["a"])
    #expect(node.tag?.string == expected)
    #expect(node.untagged.tag == nil)
    #expect(node.untagged.range == node.range && node.untagged.isIdentical(to: node))
  }

  @Test func `types a scalar without its tag`() throws {
    let node = try #require(parsed("a: !Ref 7")["a"])
    #expect(node.scalarValue == .text("7"))
    #expect(node.untagged.scalarValue == .integer(7))
  }

  @Test func `keeps many different tags apart`() throws {
    let contents = (0..<300).map { "- !t\($0) x\n" }.joined()
    let tags = try parsed(contents).elements.map { $0.tag ?? "" }
    #expect(tags == (0..<300).map { "!t\($0)" })
  }

  @Test(arguments: ["x", "[]"]) func `refuses more tags than it keeps apart`(_ node: String) throws
  {
    let contents = (0..<SyntaxLimits.tags).map { "- !t\($0) \(node)\n" }.joined()
    let tags = try parsed(contents + "- !t0 y\n").elements.map { $0.tag ?? "" }
    #expect(tags == (0..<SyntaxLimits.tags).map { "!t\($0)" } + ["!t0"])
    for count in [SyntaxLimits.tags, 65_536] {
      let more = contents + (SyntaxLimits.tags...count).map { "- !t\($0) \(node)\n" }.joined()
      let text = try SourceText(contents: more.utf8)
      let error = try #require(YAMLReader().read(text).error)
      #expect(error.message == "more than \(SyntaxLimits.tags) different tags")
    }
  }

  @Test(arguments: [
    ("<<", true), ("!!merge <<", true), ("!!merge '<<'", true), ("'<<'", false),
    ("!!str <<", false),
    ("! <<", false), ("!x <<", false),
  ])
  func `knows a merge key by its tag`(_ key: String, _ merges: Bool) throws {
    let contents = "a: &a {b: 1}\nc: {\(key) : *a}\nd: {\(key) : *a, e: 2}\n"
    let root = try parsed(contents)
    #expect((root["c"]?["b"] != nil) == merges)
    #expect((root["c"]?.onlyEntry?.key.text == "b") == merges)
    #expect(root["d"]?.entries.compactMap(\.key.text) == (merges ? ["e", "b"] : ["<<", "e"]))
  }

  @Test(
    arguments: [
      ("a", .plain), ("'a'", .singleQuoted), ("\"a\"", .doubleQuoted), ("|\n  a", .block),
      (">-\n  a", .block),
    ] as [(String, ScalarStyle)]
  )
  func `knows how a scalar is written`(_ written: String, _ expected: ScalarStyle) throws {
    #expect(try parsed("x: \(written)\n")["x"]?.style == expected)
  }

  @Test func `compares text without making strings`() throws {
    let root = try parsed("[Ref, \"R\\u0065f\", ref, Ref2, '', é, [Ref]]")
    let nodes = root.elements
    #expect(nodes.map { $0.hasText("Ref") } == [true, true] + Array(repeating: false, count: 5))
    #expect(nodes.map { $0.hasText("") } == [false, false, false, false, true, false, false])
    #expect(nodes[5].hasText("é"))
    #expect(nodes[0].hasSameText(as: nodes[1]) && nodes[1].hasSameText(as: nodes[0]))
    #expect(!nodes[0].hasSameText(as: nodes[2]) && !nodes[0].hasSameText(as: nodes[6]))
  }

  @Test func `compares text in any case, by its ends and by its size`() throws {
    let nodes = try parsed("[AbZ, abz, aBz2, '[', '{', '', [AbZ], {}]").elements
    func indices(_ isIncluded: (Node) -> Bool) -> [Int] {
      nodes.indices.filter { isIncluded(nodes[$0]) }
    }
    #expect(indices { $0.hasText(inAnyCase: "ABz") } == [0, 1])
    #expect(indices { $0.hasText(inAnyCase: "{") } == [4])
    #expect(indices { $0.hasText(inAnyCase: "") } == [5])
    #expect(indices { $0.hasPrefix("ab") } == [1])
    #expect(indices { $0.hasPrefix("aBz2") } == [2])
    #expect(indices { $0.hasPrefix("") } == [0, 1, 2, 3, 4, 5])
    #expect(indices { $0.hasSuffix("bz") } == [1])
    #expect(indices { $0.hasSuffix("aBz2") } == [2])
    #expect(indices { $0.hasSuffix("") } == [0, 1, 2, 3, 4, 5])
    #expect(nodes.map(\.contentSize) == [3, 3, 4, 1, 1, 0, 0, 0])
  }

  @Test func `equals only what stands in its place`() throws {
    let contents = "a: &x !t 1\nb: *x\n"
    let (root, twin) = (try parsed(contents), try parsed(contents))
    let (anchored, alias) = try (#require(root["a"]), #require(root["b"]))
    let others = [root, alias, anchored.untagged, twin] + [twin["a"]].compactMap(\.self)
    #expect(anchored == root["a"] && others.count == 5)
    #expect(others.allSatisfy { $0 != anchored })
    #expect(Set(others + [anchored] + others).count == 6)
  }

  @Test(
    arguments: [
      ("{a: 1}", "a: 1"), ("{<<: {a: 1}}", "a: 1"), ("{a: 1, <<: {}}", "a: 1"),
      ("{<<: {a: 1}, a: 2}", "a: 2"), ("{a: 1, <<: {a: 2}}", "a: 1"), ("{a: [1, 2]}", "a: [1, 2]"),
      ("{}", nil), ("{a: 1, b: 2}", nil), ("{a: 1, a: 2}", nil), ("{a: 1, <<: {b: 2}}", nil),
      ("{<<: {a: 1, b: 2}}", nil), ("{<<: {}}", nil), ("{a: 1, b: 2, <<: {}}", nil), ("[a]", nil),
      ("a", nil),
    ] as [(String, String?)]
  )
  func `has an only entry, merged ones included`(
    _ contents: String,
    _ expected: String?,
  ) throws {
    let entry = try parsed(contents).onlyEntry
    #expect(entry.map { "\($0.key.slice): \($0.value.slice)" } == expected)
  }

  @Test func `lists so many elements`() throws {
    let root = try parsed("[a, [b], c]")
    #expect(root.elements(upTo: 0).isEmpty)
    #expect(root.elements(upTo: 2).map(\.slice) == ["a", "[b]"])
    #expect(root.elements(upTo: 9).map(\.slice) == ["a", "[b]", "c"])
    #expect(try parsed("{a: 1}").elements(upTo: 9).isEmpty)
  }

  @Test func `shows duplicate keys`() throws {
    for contents in ["{\"a\": 1, \"b\": 2, \"a\": 3}", "a: 1\nb: 2\n'a': 3"] {
      let root = try parsed(contents)
      #expect(root.writtenEntries.compactMap(\.key.text) == ["a", "b", "a"])
      #expect(root.entries.compactMap(\.value.text) == ["1", "2", "3"])
      #expect(root["a"]?.text == "1")
    }
  }

  @Test func `answers politely when asked for what it is not`() throws {
    let root = try parsed("[a, {b: 1}]")
    #expect(root.entries.isEmpty && root.writtenEntries.isEmpty && root["b"] == nil)
    #expect(root.text == nil && root.scalarValue == nil && root.kind == .sequence)
    let scalar = try #require(root.elements.first)
    #expect(scalar.elements.isEmpty && scalar.entries.isEmpty && scalar["a"] == nil)
    let mapping = try #require(root.elements.last)
    #expect(mapping.elements.isEmpty && mapping.kind == .mapping && mapping.text == nil)
  }

  @Test func `keeps keys that are no text`() throws {
    let root = try parsed("{[a]: 1, {b: c}: 2, ? : 3, 7: 4}")
    #expect(root.writtenEntries.map(\.key.summary) == ["['a']", "{b: 'c'}", "null", "7"])
    #expect(root[""]?.text == "3")
    #expect(root["7"]?.text == "4")
  }

  @Test func `lists every mapping, outer ones first`() throws {
    let document = YAMLReader().read(
      try SourceText(contents: "a: &x {b: {}}\nc: [{d: 1}, *x]\n".utf8)
    ).documents.first
    #expect(document?.mappings.map(\.slice).dropFirst() == ["&x {b: {}}", "{}", "{d: 1}"])
  }

  private func parsed(_ contents: String) throws -> Node {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.error == nil)
    return try #require(read.documents.first?.root)
  }
}
