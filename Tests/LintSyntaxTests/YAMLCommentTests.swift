import LintText
import Testing

@testable import LintSyntax

struct YAMLCommentTests {
  /// The comments of a text, with `^` before those that stand alone on their line.
  private static func comments(_ text: SourceText) -> [String] {
    YAMLReader().comments(in: text).map { ($0.isAlone ? "^" : "") + text.string($0.range) }
  }

  private static func comments(_ contents: some Sequence<UInt8>) throws -> [String] {
    comments(try SourceText(contents: contents))
  }

  @Test(
    arguments: [
      ("a: 1", []),
      ("# a", ["^# a"]),
      ("#", ["^#"]),
      ("", []),
      ("\n# a\n#b\n", ["^# a", "^#b"]),
      ("a: 1 # b", ["# b"]),
      ("[  # a\n\t# b\n]", ["# a", "^# b"]),
      ("a: b#c", []),
      ("a#b: c", []),
      ("a: b#", []),
      ("a: 1#b", []),
      ("a: b #c # d", ["#c # d"]),
      ("a: '# b'", []),
      ("a: '# b' # c", ["# c"]),
      ("a: \"# b \\\" # c\" # d", ["# d"]),
      ("a: 'it''s # b'\n# c", ["^# c"]),
      ("'# a': 1", []),
      ("? # a\n  b\n: c # d", ["# a", "# d"]),
      ("a: # b\n  c", ["# b"]),
      ("- # a\n  b", ["# a"]),
      ("[a,# b\n c]# d", ["# b", "# d"]),
      ("{a: b,# c\n d: e}", ["# c"]),
      ("{ # a\n b: c # d\n}", ["# a", "# d"]),
      ("a: |\n  # b\n  c # d\n# e\n", ["^# e"]),
      ("a: | # b\n  # c\nd: e # f", ["# b", "# f"]),
      ("a: >-2 # b\n    # c\n\n# d\n", ["# b", "^# d"]),
      ("a: |\n  b\n # c\n", ["^# c"]),
      ("a: |", []),
      ("a: >2-", []),
      ("a: b\n  c # d\n", ["# d"]),
      ("a: \"b\n  # c\n  d\" # e", ["# e"]),
      ("a: &x # b\n  c", ["# b"]),
      ("a: !Ref # b\n  c", ["# b"]),
      ("a: !x#y b", []),
      ("a: !<#y> [b]", []),
      ("a: !x &y # c\n  - d\n", ["# c"]),
      ("a: &x 1\nb: *x # c", ["# c"]),
      (
        "%YAML 1.1 # a\n--- # b\nc: d\n... # e\n# f\n--- # g\n'# h'\n",
        [
          "# a", "# b", "# e", "^# f", "# g",
        ]
      ),
      ("# a\r\nb: c # d\r\n# e\r# f", ["^# a", "# d", "^# e", "^# f"]),
      // A line to YAML, and none to whoever counts lines.
      ("# a\u{85}b: c", ["# a"]),
      ("# a\u{2028}b: c", ["# a"]),
      ("# a\u{2029}b: c", ["# a"]),
      ("# a\u{A0}é\u{2027}\u{202A}€", ["^# a\u{A0}é\u{2027}\u{202A}€"]),
      ("# 漢字 👩‍🚀\nä: ö # ü", ["^# 漢字 👩‍🚀", "# ü"]),
      ("a: 1 # b\nc: [", ["# b"]),
      ("{\"a\": \"#\"}", []),
    ] as [(String, [String])]
  )
  func `finds every comment and nothing else`(_ text: String, _ comments: [String]) throws {
    let source = try SourceText(contents: text.utf8, before: [UInt8]("# z".utf8))
    #expect(Self.comments(source) == comments)
  }

  @Test func `finds them behind a byte order mark and in UTF-16`() throws {
    let text = "# ä\nb: c # 漢\n"
    let comments = ["^# ä", "# 漢"]
    #expect(try Self.comments([0xEF, 0xBB, 0xBF] + text.utf8) == comments)
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Self.comments([0xFF, 0xFE] + wide) == comments)
  }

  @Test(arguments: [
    ("- []\n", "["), ("- {}\n", "{a: "), ("- - x\n", "- "), ("- a: b\n", "? "),
  ])
  func `finds none behind what is nested too deep`(_ closed: String, _ opening: String) throws {
    for (depth, comments) in [(500, ["^# a", "# b"]), (501, ["^# a"])] {
      let text =
        "# a\n" + String(repeating: closed, count: 300) + "- "
        + String(repeating: opening, count: depth - 1) + "# b\n"
      #expect(try Self.comments(text.utf8) == comments)
    }
  }
}
