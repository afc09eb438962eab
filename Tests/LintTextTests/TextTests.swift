import LintDiagnostics
import Testing

@testable import LintText

/// A text is its UTF-8 bytes.
struct TextTests {
  private static let composed: Text = "caf\u{E9}"
  private static let decomposed: Text = "cafe\u{301}"

  @Test func `tells canonical equivalents apart`() {
    #expect(Self.composed.string == Self.decomposed.string)
    #expect(Self.composed != Self.decomposed)
    #expect(Set([Self.composed, Self.decomposed, "caf\u{E9}"]).count == 2)
    #expect(Self.decomposed < Self.composed && !(Self.composed < Self.decomposed))
    #expect(!Self.decomposed.hasPrefix("caf\u{E9}") && Self.decomposed.hasPrefix("cafe"))
    #expect(Self.decomposed.hasSuffix("\u{301}") && !Self.composed.hasSuffix("\u{301}"))
  }

  @Test(arguments: [
    "", "a", "a\r\nb", "é", "e\u{301}", "\u{301}", String(repeating: "x", count: 40),
  ])
  func `equals and hashes as its bytes do`(_ string: String) {
    for other in ["", "a", "a\nb", "e\u{301}", "é", "\u{301}", string + "x", string] {
      let isSame = Array(string.utf8) == Array(other.utf8)
      #expect((Text(string) == Text(other)) == isSame)
      #expect((Set([Text(string), Text(other)]).count == 1) == isSame)
      let precedes = string.utf8.lexicographicallyPrecedes(other.utf8)
      #expect((Text(string) < Text(other)) == precedes)
    }
  }

  @Test(
    arguments: [
      ("a,b", ",", ["a", "b"]), ("a,\u{301}b", ",", ["a", "\u{301}b"]), ("", ",", [""]),
      (",", ",", ["", ""]), ("a\r\nb", "\n", ["a\r", "b"]), ("aaa", "aa", ["", "a"]),
      ("ababc", "abc", ["ab", ""]), ("e\u{301}", "e", ["", "\u{301}"]), ("a", "é", ["a"]),
      ("aé", "é", ["a", ""]),
    ] as [(String, String, [String])]
  )
  func `splits at bytes`(_ text: String, _ separator: String, _ parts: [String]) {
    #expect(Text(text).split(separator: Text(separator)) == parts.map { Text($0) })
    #expect(
      Text(text).split(separator: Text(separator)).joined(separator: Text(separator)) == Text(text)
    )
  }

  @Test func `splits at the first of some bytes`() throws {
    let pair = try #require(("a=\u{301}b=c" as Text).split(atFirst: UInt8(ascii: "=")))
    #expect(pair.before == "a" && pair.behind == "\u{301}b=c")
    #expect(("a" as Text).split(atFirst: UInt8(ascii: "=")) == nil)
  }

  @Test(arguments: [
    (" a ", "a"), ("a", "a"), ("  ", ""), (" \u{301}", "\u{301}"), ("\r\na b\t", "a b"),
  ])
  func `trims bytes`(_ text: String, _ trimmed: String) {
    #expect(Text(text).trimming(" \t\r\n") == Text(trimmed))
  }

  @Test(arguments: [
    ("memcached", true), ("MemCached", true), ("memcached\u{301}", false), ("memcache", false),
    ("\u{212A}emcached", false),
  ])
  func `is a word in any case`(_ text: String, _ isWord: Bool) {
    #expect(Text(text).isWord(inAnyCase: "memcached") == isWord)
  }

  @Test func `is compared so where a struct has it as a string`() {
    let (one, two) = (Self.composed.string, Self.decomposed.string)
    #expect(ResourceIdentity(id: one, type: "T") != ResourceIdentity(id: two, type: "T"))
    #expect(Place.start(of: one) != Place.start(of: two))
    #expect(
      Set([ResourceIdentity(id: one, type: "T"), ResourceIdentity(id: one, type: "T")]).count == 1
    )
    #expect(Bytewise(wrappedValue: [one, nil]) != Bytewise(wrappedValue: [two, nil]))
    #expect(Bytewise(wrappedValue: [one, nil]) == Bytewise(wrappedValue: [one, nil]))
    #expect(Bytewise(wrappedValue: [one]) != Bytewise(wrappedValue: [one, one]))
  }
}
