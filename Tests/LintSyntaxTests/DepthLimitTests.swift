import LintText
import Testing

@testable import LintSyntax

/// Both readers refuse the 501st level, where it opens.
struct DepthLimitTests {
  @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("{\"a\":[", "]}")])
  func `reads 500 levels and refuses 501`(_ opening: String, _ closing: String) throws {
    let levels = opening.count { "[{".contains($0) }
    for reader in [JSONReader(), YAMLReader()] as [any DocumentReader] {
      let sound =
        String(repeating: opening, count: 500 / levels) + "1"
        + String(repeating: closing, count: 500 / levels)
      #expect(reader.read(try SourceText(contents: sound.utf8)).error == nil)

      let text = try SourceText(contents: "[\(sound)]".utf8)
      let error = try #require(reader.read(text).error)
      #expect(error.message == "nested more than 500 levels deep")
      let deepest = try #require(text.bytes.lastIndex { $0 == 0x5B || $0 == 0x7B })
      #expect(error.range == deepest..<deepest + 1)
      #expect(reader.read(text).documents.isEmpty)
    }
  }

  @Test func `counts levels that are not kept`() throws {
    let text = try SourceText(contents: (String(repeating: "[", count: 500) + "[").utf8)
    let skipped = try SourceText(
      contents: ("{\"skip\":" + String(repeating: "[", count: 500)).utf8
    )
    #expect(JSONReader().read(text).error?.range == 500..<501)
    let error = JSONReader().read(skipped, selecting: .sample).error
    #expect(error?.message == "nested more than 500 levels deep")
    #expect(error?.range == 507..<508)
  }

  @Test func `counts levels in block style`() throws {
    let sound = try SourceText(contents: (String(repeating: "- ", count: 500) + "x\n").utf8)
    #expect(YAMLReader().read(sound).error == nil)
    let text = try SourceText(contents: (String(repeating: "- ", count: 501) + "x\n").utf8)
    let error = YAMLReader().read(text).error
    #expect(error?.line(in: text) == "1:1001: nested more than 500 levels deep")
  }

  @Test(arguments: [(499, true), (500, false)])
  func `counts no level twice behind a closed one`(_ levels: Int, _ isSound: Bool) throws {
    let nest = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    let text = try SourceText(contents: "[\(nest),\(nest),\(nest)]".utf8)
    for reader in [JSONReader(), YAMLReader()] as [any DocumentReader] {
      #expect((reader.read(text).error == nil) == isSound)
    }
  }
}
