import LintText
import Testing

@testable import CloudFormation

struct SourceMapTests {
  private static func map(_ mappings: String, more: String = "") throws -> SourceMap? {
    let json = #"{"version": 3, "sources": ["shop.ts", null], "mappings": "\#(mappings)"\#(more)}"#
    return SourceMap(try SourceText(contents: json.utf8))
  }

  /// The first line, and two places of the third one.
  private static let mappings = "AAAA;;IAME,QAAO,K"

  @Test(
    arguments: [
      (1, 1, "shop.ts 1 1"), (1, 80, "shop.ts 1 1"), (3, 5, "shop.ts 7 3"),
      (3, 12, "shop.ts 7 3"), (3, 13, "shop.ts 7 10"), (3, 4, nil), (2, 1, nil), (9, 1, nil),
    ]
  )
  func `finds the origin of a place`(_ line: Int, _ column: Int, _ origin: String?) throws {
    let map = try #require(try Self.map(Self.mappings))
    let found = map.origin(line: line, column: column)
    #expect(found.map { "\($0.source) \($0.line) \($0.column)" } == origin)
  }

  @Test(arguments: [("../lib", "../lib/shop.ts"), ("../lib/", "../lib/shop.ts"), ("", "shop.ts")])
  func `puts the root before a source`(_ root: String, _ source: String) throws {
    let map = try #require(try Self.map("AAAA", more: #", "sourceRoot": "\#(root)""#))
    #expect(map.origin(line: 1, column: 1)?.source == Text(source))
  }

  @Test func `has no origin in a source without a name`() throws {
    let map = try #require(try Self.map("ACAA"))
    #expect(map.origin(line: 1, column: 1) == nil)
    #expect(try Self.map("AEAA")?.origin(line: 1, column: 1) == nil)
    #expect(try Self.map("")?.origin(line: 1, column: 1) == nil)
  }

  @Test(
    arguments: [
      "!", "g", "AA", "AAAAAA", "D", "AAAD", "gggggggggB", "AAA\\u0041é", "////////D",
    ]
  )
  func `refuses invalid mappings`(_ mappings: String) throws {
    #expect(try Self.map(mappings) == nil)
  }

  @Test(
    arguments: [
      "", "[]", "{}", #"{"version": 2, "sources": [], "mappings": ""}"#,
      #"{"version": 3, "sections": []}"#, #"{"version": 3, "sources": ["a"], "mappings": "AA"#,
    ]
  )
  func `refuses other texts`(_ text: String) throws {
    #expect(SourceMap(try SourceText(contents: text.utf8)) == nil)
  }
}
