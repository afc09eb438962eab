import LintText
import Testing

@testable import LintSyntax

struct YAMLErrorTests {
  @Test(
    arguments: [
      ("a: [1, 2", "1:9: did not find expected ',' or ']' while parsing a flow sequence", "1:4"),
      ("é: [1, 2", "1:9: did not find expected ',' or ']' while parsing a flow sequence", "1:4"),
      ("😀: {a: 1", "1:9: did not find expected ',' or '}' while parsing a flow mapping", "1:4"),
      ("a: 1\n b: 2", "2:3: mapping values are not allowed in this context", nil),
      ("a: \"x", "1:6: found unexpected end of stream while scanning a quoted scalar", "1:4"),
      ("é: 'x\n", "2:1: found unexpected end of stream while scanning a quoted scalar", "1:4"),
      ("...\n", "1:1: did not find expected node content while parsing a block node", nil),
      ("a: @x", "1:4: found character that cannot start any token", nil),
      ("%YAML 1.\t1", "1:9: did not find expected version number while scanning", "1:1"),
      ("a:\n\t- b", "2:1-2:2: a tab cannot indent YAML", nil),
      ("a: *b", "1:4-1:6: alias '*b' refers to no anchor above it", nil),
      ("a: *b\nb: &b 1", "1:4-1:6: alias '*b' refers to no anchor above it", nil),
      ("é: *b", "1:4-1:6: alias '*b' refers to no anchor above it", nil),
      ("a: &b [*b]", "1:8-1:10: alias '*b' is inside the node that it refers to", nil),
      ("a: &b\n  c: *b", "2:6-2:8: alias '*b' is inside the node that it refers to", nil),
      ("&a 1\n---\n*a", "3:1-3:3: alias '*a' refers to no anchor above it", nil),
      ("\"\\ud83d\"", "1:4: found invalid Unicode character escape code", "1:1"),
    ] as [(String, String, String?)]
  )
  func `tells what is wrong, and where`(
    _ contents: String,
    _ expected: String,
    _ related: String?,
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    let error = try #require(YAMLReader().read(text).error)
    let lines = LineIndex(text)
    #expect(error.line(in: text).hasPrefix(expected), "\(error.line(in: text))")
    #expect(error.related.map { lines.position(at: $0.offset).description } == related)
    #expect(error.related?.message ?? "it begins here" == "it begins here")
  }

  @Test func `keeps the documents before an error`() throws {
    let read = YAMLReader().read(try SourceText(contents: "a: 1\n---\nb: [2]\n---\n[c\n".utf8))
    #expect(read.documents.compactMap(\.root?.summary) == ["{a: 1}", "{b: [2]}"])
    #expect(read.error?.range.lowerBound == 23)
  }
}
