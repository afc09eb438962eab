import LintText
import Testing

@testable import LintSyntax

/// libyaml does not bound what aliases expand to; we do, at a million nodes.
struct AliasLimitTests {
  /// An anchored list of 999 nodes, its own one included.
  private static let anchored = "&a \(list(998))"

  /// A list of so many scalars.
  private static func list(_ count: Int) -> String {
    "[\(Array(repeating: "x", count: count).joined(separator: ","))]"
  }

  @Test(
    arguments: [
      anchored, "&a [\(list(997))]", "&a {k: \(list(996))}", "&a [&b \(list(498)), *b]",
    ],
    [(1_000, 0, true), (1_000, 1, false), (1_001, 0, false)]
  )
  func `reads a million nodes and refuses one more`(
    _ anchored: String,
    _ counts: (aliases: Int, others: Int, isSound: Bool),
  ) throws {
    // The list around them is one node, and what is anchored 999.
    let items =
      [anchored] + Array(repeating: "y", count: counts.others)
      + Array(repeating: "*a", count: counts.aliases)
    let text = try SourceText(contents: "[\(items.joined(separator: ", "))]".utf8)
    let error = YAMLReader().read(text).error
    #expect((error == nil) == counts.isSound)
    if let error {
      #expect(error.message == "aliases expand to more than 1000000 nodes")
      #expect(text.string(error.range) == "*a")
    }
  }

  @Test(arguments: [(998, true), (999, false)])
  func `counts an alias of a scalar as one`(_ count: Int, _ isSound: Bool) throws {
    // The list around them, what is anchored, and what the aliases of the list add are 999,002.
    let items =
      [Self.anchored, "&b y"] + Array(repeating: "*a", count: 999)
      + Array(repeating: "*b", count: count)
    let text = try SourceText(contents: "[\(items.joined(separator: ", "))]".utf8)
    #expect((YAMLReader().read(text).error == nil) == isSound)
  }

  /// Sixty-four bytes count as one node more.
  @Test(arguments: [(62, 998, true), (62, 999, false), (63, 998, true), (64, 998, false)])
  func `counts the text of a scalar`(_ size: Int, _ count: Int, _ isSound: Bool) throws {
    // As above, where all that is written but the text of the scalar is 999,002 of the million.
    let items =
      [Self.anchored, "&b \(String(repeating: "y", count: size))"]
      + Array(repeating: "*a", count: 999) + Array(repeating: "*b", count: count)
    let text = try SourceText(contents: "[\(items.joined(separator: ", "))]".utf8)
    #expect((YAMLReader().read(text).error == nil) == isSound)
  }

  @Test func `a scalar of 64 KB counts as a thousand nodes`() throws {
    for (count, isSound) in [(999, true), (1_000, false)] {
      let items =
        ["&a \(String(repeating: "y", count: 63_999))"] + Array(repeating: "*a", count: count)
      let text = try SourceText(contents: "[\(items.joined(separator: ", "))]".utf8)
      #expect((YAMLReader().read(text).error == nil) == isSound)
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
