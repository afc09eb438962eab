import LintText
import Testing

@testable import LintSyntax

struct TemplateReaderTests {
  /// The key in the fourth case has 1,025 characters; 1,024 is what YAML allows.
  private static let longKey = String(repeating: "k", count: 1_025)

  @Test(arguments: [
    ("{\"a\": \"\\ud83d\\ude00\"}", "{a: '😀'}", ["\"a\"", "\"\\ud83d\\ude00\""]),
    ("{\"a\"\n: 1}", "{a: 1}", ["\"a\"", "1"]),
    ("{\"a\"\r\n  :\r\n 1e1}", "{a: 10.0}", ["\"a\"", "1e1"]),
    ("{\"\(longKey)\": 1}", "{\(longKey): 1}", ["\"\(longKey)\"", "1"]),
    ("{\"a\": \"\u{7F}\"}", "{a: '\u{7F}'}", ["\"a\"", "\"\u{7F}\""]),
    ("\t{\"é\": 1}", "{é: 1}", ["\"é\"", "1"]),
    ("\n\t{\"a\": 1}", "{a: 1}", ["\"a\"", "1"]),
    ("\r\n {\"a\"\n: 1}", "{a: 1}", ["\"a\"", "1"]),
    ("\t{}", "{}", []),
  ])
  func `reads JSON that libyaml refuses`(
    _ contents: String,
    _ summary: String,
    _ slices: [String],
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    #expect(YAMLReader().read(text).error != nil)
    let read = TemplateReader().read(text)
    #expect(read.error == nil && read.documents.count == 1)
    let root = try #require(read.documents.first?.root)
    #expect(read.documents.first?.isJSON == true)
    #expect(root.summary == summary)
    #expect(root.writtenEntries.flatMap { [$0.key.slice, $0.value.slice] } == slices)
    var check = RangeCheck(text)
    check.check(root)
    #expect(check.complaints == [])
  }

  @Test(arguments: [
    // Meant as JSON, whichever reader came further.
    (#"{"a": "\ud83d\ude00", "b": }"#, "1:28: expected a JSON value"),
    ("{\"a\"\n: 1,\n\"b\" 2}", "3:5: expected ':'"),
    ("\t{ \"a\": [1}", "1:11: expected ',' or ']'"),
    ("{\"a\": @}", "1:7: expected a JSON value"),
    ("{\"a\": 1, b: [2}", "1:10: expected a key in quotes"),
    // Meant as YAML.
    ("{a: 1, \"b\": [2}", "1:15: did not find expected ',' or ']' while parsing a flow sequence"),
    ("{\n  # c\n  \"a\": *b\n}", "3:8-3:10: alias '*b' refers to no anchor above it"),
    ("{", "1:2: did not find expected node content while parsing a flow node"),
  ])
  func `tells the error in the language that is meant`(
    _ contents: String,
    _ expected: String,
  ) throws {
    let text = try SourceText(contents: contents.utf8)
    let read = TemplateReader().read(text)
    #expect(read.error?.line(in: text) == expected)
    #expect(read.documents.isEmpty)
  }

  @Test(arguments: ["[\"\\ud83d\\ude00\"]", "a: \"\\ud83d\\ude00\"", "# c\n{\"a\"\n: 1}"])
  func `asks JSON only about what begins with a brace`(_ contents: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let read = TemplateReader().read(text)
    #expect(read.error != nil)
    #expect(read.error == YAMLReader().read(text).error)
  }

  @Test(arguments: ["{a: 1}", "{\"a\": 1}", "a: 1", "{\"a\": 1} # c", "{\"a\": 1,}", "{'a': 0x1F}"])
  func `prefers YAML`(_ contents: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let read = TemplateReader().read(text)
    #expect(read.error == nil)
    #expect(
      read.documents.first?.root?.outline == YAMLReader().read(text).documents.first?.root?.outline
    )
  }
}
