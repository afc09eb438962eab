import LintDiagnostics
import Testing

@testable import LintSyntax

/// libyaml does not bound what aliases expand to; we do, at a million nodes.
struct AliasLimitTests {
  /// An anchored list of 999 nodes, its own one included.
  private static let anchored =
    "&a [" + Array(repeating: "x", count: 998).joined(separator: ",") + "]"

  @Test(arguments: [(1_000, 0, true), (1_000, 1, false), (1_001, 0, false)])
  func `reads a million nodes and refuses one more`(
    _ aliases: Int,
    _ others: Int,
    _ isSound: Bool,
  ) throws {
    // The list around them is one node, and the anchored list 999.
    let items =
      [Self.anchored] + Array(repeating: "y", count: others)
      + Array(repeating: "*a", count: aliases)
    let text = try SourceText(contents: "[\(items.joined(separator: ", "))]".utf8)
    let error = YAMLReader().read(text).error
    #expect((error == nil) == isSound)
    if let error {
      #expect(error.message == "aliases expand to more than 1000000 nodes")
      #expect(text.string(error.range) == "*a")
    }
  }

  @Test func `refuses a billion laughs at once`() throws {
    var contents = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for (name, above) in zip("bcdefghi", "abcdefgh") {
      let aliases = Array(repeating: "*\(above)", count: 10).joined(separator: ", ")
      contents += "\(name): &\(name) [\(aliases)]\n"
    }
    let text = try SourceText(contents: contents.utf8)
    let error = try #require(YAMLReader().read(text).error)
    #expect(error.message == "aliases expand to more than 1000000 nodes")
    #expect(text.string(error.range) == "*e")
    #expect(YAMLReader().read(text).documents.isEmpty)
  }

  @Test func `counts what stands in separate lists together`() throws {
    let list = "[" + Array(repeating: "*a", count: 900).joined(separator: ", ") + "]"
    let text = try SourceText(contents: "- \(Self.anchored)\n- \(list)\n- \(list)\n".utf8)
    #expect(YAMLReader().read(text).error != nil)
  }

  @Test func `begins anew in each document`() throws {
    let list = Array(repeating: "*a", count: 900).joined(separator: ", ")
    let document = "[\(Self.anchored), \(list)]\n"
    let text = try SourceText(contents: "\(document)---\n\(document)---\n\(document)".utf8)
    #expect(YAMLReader().read(text).error == nil)
  }
}
