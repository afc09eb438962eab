import LintText
import Testing

@testable import LintSyntax

/// `<<` merges mappings as YAML 1.1 says; CloudFormation does not read it, packaging tools do.
struct MergeKeyTests {
  @Test(arguments: [
    ("{<<: {a: 1}}", "a=1"),
    ("{<<: {a: 1}, a: 2}", "a=2"),
    ("{a: 2, <<: {a: 1, b: 3}}", "a=2 b=3"),
    // What the mapping itself says comes first, then what is merged.
    ("{<<: {b: 3}, a: 2}", "a=2 b=3"),
    ("{<<: [{a: 1}, {a: 2, b: 3}]}", "a=1 b=3"),
    ("{<<: [], a: 1}", "a=1"),
    ("{<<: {<<: {a: 1, b: 2}, b: 3}, c: 4}", "c=4 b=3 a=1"),
    ("{<<: [{<<: {a: 1}}, {a: 2}]}", "a=1"),
    ("{<<: {a: 1}, <<: {a: 2, b: 3}}", "a=1 b=3"),
    ("{<<: 7, a: 1}", "a=1"),
    ("{<<: [7, [{a: 2}], {b: 3}], a: 1}", "a=1 b=3"),
    ("{<<: , a: 1}", "a=1"),
    ("{a: {b: 1}, <<: {c: 2}}", "a=nil c=2"),
    ("{<<: {[b]: 1, a: 2}, [c]: 3}", "nil=3 a=2"),
    // Written twice is there twice.
    ("{a: 1, a: 2}", "a=1 a=2"),
    ("{a: 1, a: 2, <<: {a: 3}}", "a=1 a=2"),
    ("{<<: {a: 1, a: 2}}", "a=1 a=2"),
    // Only a plain key merges.
    ("{\"<<\": {a: 1}}", "<<=nil"),
    ("{'<<': {a: 1}}", "<<=nil"),
    ("{a: <<}", "a=<<"),
    ("[<<]", ""),
    ("<<", ""),
  ])
  func `resolves entries`(_ contents: String, _ expected: String) throws {
    let root = try parsed(contents)
    let entries = root.entries.map { "\($0.key.text ?? "nil")=\($0.value.text ?? "nil")" }
    #expect(entries.joined(separator: " ") == expected)
  }

  @Test(
    arguments: [
      ("{<<: {a: 1}, a: 2}", "2"), ("{<<: {a: 1}}", "1"), ("{a: 2, <<: {a: 1}}", "2"),
      ("{<<: [{b: 0}, {a: 1}, {a: 3}]}", "1"), ("{a: 1, a: 2}", "1"), ("{b: 1}", nil),
      ("{<<: {<<: {a: 5}}}", "5"), ("[a]", nil), ("a", nil), ("{b: {a: 1}}", nil),
    ] as [(String, String?)]
  )
  func `finds a value by its key`(_ contents: String, _ expected: String?) throws {
    let root = try parsed(contents)
    #expect(root["a"]?.text?.string == expected)
    #expect(root.entry("a")?.key.text == expected.map { _ in "a" })
  }

  @Test func `leaves what is written as it is`() throws {
    let root = try parsed("{<<: {a: 1}, a: 2, a: 3, [b]: 4}")
    #expect(root.writtenEntries.map { $0.key.text ?? "nil" } == ["<<", "a", "a", "nil"])
    #expect(root.writtenEntries.map(\.isMerge) == [true, false, false, false])
    #expect(root.entries.count == 3)
  }

  @Test func `merges anchored mappings, each at its own place`() throws {
    let root = try parsed("x: &x {a: 1}\ny: {<<: *x, b: 2}\nz: {<<: [*x, {a: 3}]}\n")
    let merged = try #require(root["y"]?["a"])
    #expect(merged.text == "1" && merged.range == 10..<11)
    #expect(root["z"]?["a"]?.text == "1")
    #expect(root["y"]?.entries.map { $0.key.text ?? "" } == ["b", "a"])
  }

  @Test func `ends for a chain of merges`() throws {
    var contents = "m0: &m0 {k0: 0}\n"
    for index in 1...400 {
      contents += "m\(index): &m\(index) {<<: *m\(index - 1), k\(index): \(index)}\n"
    }
    let root = try parsed(contents)
    #expect(root["m400"]?.entries.count == 401)
    #expect(root["m400"]?["k0"]?.text == "0")
  }

  private func parsed(_ contents: String) throws -> Node {
    let read = YAMLReader().read(try SourceText(contents: contents.utf8))
    #expect(read.error == nil)
    return try #require(read.documents.first?.root)
  }
}
