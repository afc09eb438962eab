import Testing

@testable import LintWorkspace

@Suite struct GlobPatternTests {
  @Test(
    arguments: [
      ("a", "a"), ("a", "x/a"), ("*", "x/.a"), ("*.yaml", "x/y/b.yaml"), ("a*c", "abbc"),
      ("a*c", "ac"), ("**", "x/y"), ("a**c", "abc"),
      ("/a", "a"), ("x/a", "x/a"), ("/x/*", "x/a"), ("**/a", "a"), ("**/a", "x/y/a"),
      ("x/**", "x/a/b"), ("x/**/a", "x/a"), ("x/**/a", "x/y/z/a"), ("/**", "a"),
      ("x/**/y/**/a", "x/1/y/2/3/a"), ("***/a", "x/a"), ("x\\/a", "x/a"),
      ("?", "é"), ("??", "日本"), ("[é]", "é"), ("[à-ü]", "é"), ("a?c", "a\u{1F600}c"),
      ("[abc]", "b"), ("[a-c]", "b"), ("[!a-c]", "d"), ("[^a-c]", "d"), ("[]]", "]"),
      ("[!]]", "a"), ("[a-]", "-"), ("[-a]", "-"), ("[\\]]", "]"), ("[\\a-\\c]", "b"), ("[[]", "["),
      ("[[:alpha:]]", "q"), ("[[:digit:]_]", "_"), ("[![:digit:]]", "x"), ("[[:x]", ":"),
      ("\\*", "*"), ("\\!a", "!a"), ("\\#a", "#a"), ("#a", "#a"), ("a\\b", "ab"), ("a ", "a "),
    ]
  )
  func matches(text: String, path: String) throws {
    #expect(try matches(text, path))
  }

  @Test(
    arguments: [
      ("a", "b"), ("a", "a/x"), ("a", "A"), ("*.yaml", "yaml"), ("a*c", "abcd"), ("a?c", "a/c"),
      ("/a", "x/a"), ("x/a", "y/x/a"), ("x/*", "x/a/b"), ("x/*", "x"), ("x/**", "x"),
      ("**/a", "xa"), ("x/**/a", "xa"), ("x/**/a", "x/ya"), ("x*a", "x/a"), ("a/", "a"),
      ("?", ""), ("?", "ab"), ("[a-c]", "d"), ("[!a-c]", "b"), ("[c-a]", "b"), ("[a-]", "b"),
      ("a//b", "a/b"), ("//a", "a"), ("a[/]b", "a/b"), ("\\*", "a"),
    ]
  )
  func doesNotMatch(text: String, path: String) throws {
    #expect(try !matches(text, path))
  }

  private func matches(_ text: String, _ path: String) throws -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"))
      .map { GlobCharacter.characters(of: $0) }
    return try #require(GlobPattern(text)).matches(names[...], isFolder: false)
  }

  @Test(arguments: [
    "", "!", "/", "//", "[", "[a", "[]", "[!]", "a\\", "a\\/", "[[:alpha:]", "[[:no:]]",
  ])
  func refusesWhatMatchesNothing(text: String) {
    #expect(GlobPattern(text) == nil)
  }

  @Test func slashAtTheEndMeansFolders() throws {
    let pattern = try #require(GlobPattern("a/"))
    let names = [GlobCharacter.characters(of: "x".utf8), GlobCharacter.characters(of: "a".utf8)]
    #expect(pattern.matches(names[...], isFolder: true))
    #expect(!pattern.matches(names[...], isFolder: false))
  }

  @Test func strayBytesEqualOnlyThemselves() throws {
    let pattern = try #require(GlobPattern(bytes: [0xFF, UInt8(ascii: "?")]))
    #expect(pattern.matches([GlobCharacter.characters(of: [0xFF, 0xFE])], isFolder: false))
    #expect(!pattern.matches([GlobCharacter.characters(of: [0xFD, 0xFE])], isFolder: false))
    #expect(!pattern.matches([GlobCharacter.characters(of: [0xC3, 0xBF, 0xFE])], isFolder: false))
  }

  @Test(.timeLimit(.minutes(5))) func takesNoExponentialTime() throws {
    let text = String(repeating: "*a", count: 30) + "b"
    #expect(try !matches(text, String(repeating: "a", count: 500)))
    let path = String(repeating: "**/a/", count: 20) + "b"
    #expect(try !matches(path, String(repeating: "a/", count: 200) + "a"))
  }

  @Test func lastMatchWins() {
    let patterns = ["*.json", "!keep.json", "keep.*"].compactMap { GlobPattern($0) }
    let keep = [GlobCharacter.characters(of: "keep.json".utf8)]
    #expect(GlobPattern.verdict(of: patterns, on: keep[...], isFolder: false) == true)
    #expect(GlobPattern.verdict(of: patterns.dropLast(), on: keep[...], isFolder: false) == false)
    let other = [GlobCharacter.characters(of: "a.yaml".utf8)]
    #expect(GlobPattern.verdict(of: patterns, on: other[...], isFolder: false) == nil)
  }
}
