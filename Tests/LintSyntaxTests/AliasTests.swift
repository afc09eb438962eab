import LintText
import Testing

@testable import LintSyntax

struct AliasTests {
  @Test(arguments: [
    ("a: &x 7\nb: *x", "7", "*x"),
    ("a: &x {c: [1]}\nb: *x # d", "{c: [1]}", "*x"),
    ("a: &x [1, 2]\nb: *x\n", "[1, 2]", "*x"),
    ("a: &x !Ref c\nb: *x", "!Ref 'c'", "*x"),
    ("a: &x\nb: *x", "null", "*x"),
    ("a: &é1 7\nb: 1", "1", "1"),
    // The anchor above it counts, not the one below.
    ("a: &x 1\nb: *x\nc: &x 2", "1", "*x"),
    ("a: &x 1\nc: &x 2\nb: *x", "2", "*x"),
    ("a: [&x 1, &x 2]\nb: *x", "2", "*x"),
    // YAML 1.1, 3.2.2.2: the most recent node that has it, and the inner one comes later.
    ("a: &x [&x 1]\nb: *x", "1", "*x"),
    ("a: &x [&x 1, *x]\nb: [*x]", "[1]", "[*x]"),
    ("&x a: 1\nb: *x", "'a'", "*x"),
    ("a: &x 7\nd: &y [*x]\nb: *y", "[7]", "*y"),
  ])
  func `reads as what it stands for, at its own place`(
    _ contents: String,
    _ summary: String,
    _ slice: String,
  ) throws {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    if contents.contains("é") {
      // libyaml takes letters of ASCII only in the name of an anchor.
      #expect(read.error != nil)
      return
    }
    let node = try #require(read.documents.first?.root?["b"])
    #expect(node.summary == summary)
    #expect(node.slice == slice)
  }

  @Test func `is the same node as the anchored one`() throws {
    let root = try parsed("a: &x {c: 1}\nb: *x\nd: {c: 1}\n")
    let (first, alias, other) = try (
      #require(root["a"]), #require(root["b"]), #require(root["d"]),
    )
    #expect(alias.isIdentical(to: first) && first.isIdentical(to: alias))
    #expect(!alias.isIdentical(to: other))
    #expect(alias["c"]?.range == first["c"]?.range)
    let twin = try parsed("a: &x {c: 1}\nb: *x\nd: {c: 1}\n")
    #expect(!twin.isIdentical(to: root))
  }

  @Test func `is a key as well`() throws {
    let root = try parsed("a: &x b\n*x : 7\n")
    #expect(root["b"]?.text == "7")
    #expect(root.writtenEntries.last?.key.slice == "*x")
  }

  @Test(
    arguments: [
      ("a: 1", nil), ("a: &x 1\nb: *x", "&x 1"), ("a: !t &x 1", "!t &x 1"),
      ("&x a: 1", "&x a"), ("a: &x [1]", "&x ["), ("a: &x {b: 1}", "&x {"),
      ("a: {<<: {}}\nb: 1", "<<"), ("<<: {a: 1}", "<<"), ("a: '<<'\n'<<': 1", nil), ("a: <<", nil),
      ("ab: 1", nil),
      ("{\"<<\": 1}", nil),
    ] as [(String, String?)]
  )
  func `is told where a document first reuses something`(
    _ contents: String,
    _ expected: String?,
  ) throws {
    let document = YAMLReader().read(try SourceText(contents: contents.utf8)).documents.first
    #expect(document?.firstReuse.map { document?.text.string($0) ?? "" } == expected)
  }

  private func parsed(_ contents: String) throws -> Node {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.error == nil)
    return try #require(read.documents.first?.root)
  }
}
