import LintTestSupport
import LintText
import Testing

@testable import LintSyntax

/// Of a text that both readers accept as JSON, both make the same tree.
struct ReaderAgreementTests {
  @Test(arguments: [
    "{}", "[]", "1", "\"a\"", "null", " [ ] ", "{\"a\":1}", "{\"a\":{\"b\":[1,[],{}]}}",
    "[0,-0,-1,1.5,-1.5e3,1e1,1E+2,10e-1,0.1,1e400,9223372036854775808,-9223372036854775808]",
    "[true,false,null,\"true\",\"null\",\"1\",\"\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\"]",
    "{\"é\": \"😀\", \"€\": [\"ü\"]}",
    "{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}\n",
    "{\r\n  \"a\": 1,\r\n  \"b\": [2]\r\n}\r\n",
    "{\"<<\": {\"a\": 1}, \"&a\": \"*a\", \"!Ref\": \"# b\"}",
    "{\"a\": 1, \"a\": 2}", "[\"a: b\", \"- c\", \"{\", \"---\"]", "{\"\": 0}", "[[[[[[[[1]]]]]]]]",
    "{\"a\":\"  b  \"}", "[\"a \u{85} b\", \"a \u{2028} b\", \"\u{2029}\", 7]",
  ])
  func `make the same tree of a text`(_ contents: String) throws {
    let text = try SourceText(contents: contents.utf8)
    #expect(compare(text) == .same)
  }

  @Test(.enabled(if: !Sample.fixtures.isEmpty, "there are no fixtures"))
  func `make the same tree of fixtures`() {
    #expect(compare(Sample.fixtures, name: "fixtures") > 0)
  }

  @Test(.enabled(if: Repository.corpus != nil, Repository.noShared))
  func `make the same tree of the JSON suite and of templates of others`() {
    let sound = Sample.jsonSuite.filter { $0.name.hasPrefix("y_") }
    #expect(compare(sound, name: "json-suite y_") > 80)
    #expect(compare(Sample.templates, name: "templates") > 0)
  }

  private enum Outcome: Equatable {
    case same
    case onlyOneReads
    case different(yaml: [String], json: [String])
  }

  /// Returns how many texts both read.
  private func compare(_ samples: [Sample], name: String) -> Int {
    let outcomes = samples.map { ($0, compare($0.text)) }
    for (sample, outcome) in outcomes {
      if case .different = outcome {
        Issue.record("\(sample): \(outcome)")
      }
    }
    let count = outcomes.count { $0.1 == .same }
    print("readers agree on \(count) of \(samples.count) \(name), others are read by one only")
    return count
  }

  private func compare(_ text: SourceText) -> Outcome {
    let (yaml, json) = (YAMLReader().read(text), JSONReader().read(text))
    guard let json = json.documents.first, yaml.error == nil else { return .onlyOneReads }
    if text.string(0..<text.bytes.count).unicodeScalars.contains(where: Self.isFolded) {
      // What stands in the strings differs; everything else must not.
      let (yamlRanges, jsonRanges) = (ranges(yaml.documents.first?.root), ranges(json.root))
      return yamlRanges == jsonRanges ? .same : .different(yaml: yamlRanges, json: jsonRanges)
    }
    let (yamlOutline, jsonOutline) = (outline(yaml.documents.first), outline(json))
    return yaml.documents.count == 1 && yamlOutline == jsonOutline
      ? .same : .different(yaml: yamlOutline, json: jsonOutline)
  }

  /// libyaml takes these for line ends and folds the lines of a string, JSON does not.
  private static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
    ["\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  private func ranges(_ node: Node?) -> [String] {
    guard let node else { return [] }
    let children = node.writtenEntries.flatMap { [$0.key, $0.value] } + node.elements
    return ["\(node.range) \(node.kind)"] + children.flatMap(ranges)
  }

  private func outline(_ document: Document?) -> [String] {
    ["isJSON \(document?.isJSON == true)"] + (document?.root?.outline ?? [])
  }
}
