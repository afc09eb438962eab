import LintText
import Testing

@testable import LintSyntax

/// Where the content of a JSON string is written.
struct JSONRangeTests {
  @Test(arguments: [
    (#""abc""#, "b", "b"), (#""abc""#, "abc", "abc"), (#""a\nb = 0\n""#, "b = 0", "b = 0"),
    (#""a\"b\"c""#, "c", "c"), (#""a\\\"b""#, "\"", #"\""#), (#""\u0061b""#, "b", "b"),
    (#""\u00e9b""#, "b", "b"), (#""\u20acb""#, "b", "b"), (#""\ud83d\ude00b""#, "b", "b"),
    (#""éb""#, "b", "b"), (#""\ud83d\ude00b""#, "😀", #"\ud83d\ude00"#), (#""a\/b""#, "b", "b"),
  ])
  func `finds a stretch of the content`(_ json: String, _ part: String, _ written: String) throws {
    let text = try SourceText(contents: " \(json)".utf8)
    let node = try #require(JSONReader().read(text).documents.first?.root)
    let content = Array(try #require(node.text).utf8)
    let start = try #require(content.indices.first { content[$0...].starts(with: part.utf8) })
    let range = try #require(node.jsonRange(ofContent: start..<start + part.utf8.count))
    #expect(text.string(range) == written)
  }

  @Test func `finds nothing in what is no string, nor beyond its end`() throws {
    let text = try SourceText(contents: #"["ab",7,{}]"#.utf8)
    let nodes = try #require(JSONReader().read(text).documents.first?.root).elements
    #expect(nodes.map { $0.jsonRange(ofContent: 0..<1)?.lowerBound } == [2, nil, nil])
    #expect(nodes[0].jsonRange(ofContent: 1..<3) == nil)
    #expect(nodes[0].jsonRange(ofContent: 2..<2) == 4..<4)
  }
}
