import Foundation
import LintDiagnostics
import Testing

@testable import LintSyntax

struct YAMLCommentTests {
  /// The comments of a text, with `^` before those that stand alone on their line.
  private static func comments(_ text: some Sequence<UInt8>) throws -> [String] {
    let source = try SourceText(contents: text)
    return YAMLReader().comments(in: source).map {
      ($0.isAlone ? "^" : "") + source.string($0.range)
    }
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
      ("# 漢字 👩‍🚀\nä: ö # ü", ["^# 漢字 👩‍🚀", "# ü"]),
      ("a: 1 # b\nc: [", ["# b"]),
      ("{\"a\": \"#\"}", []),
    ] as [(String, [String])]
  )
  func `finds every comment and nothing else`(_ text: String, _ comments: [String]) throws {
    #expect(try Self.comments(text.utf8) == comments)
  }

  @Test func `finds them behind a byte order mark and in UTF-16`() throws {
    let text = "# ä\nb: c # 漢\n"
    let comments = ["^# ä", "# 漢"]
    #expect(try Self.comments([0xEF, 0xBB, 0xBF] + text.utf8) == comments)
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Self.comments([0xFF, 0xFE] + wide) == comments)
  }

  @Test func `takes linear time`() throws {
    func time(_ count: Int) throws -> Duration {
      let text = try SourceText(
        contents: String(repeating: "a: b # c\n# d\n", count: count).utf8
      )
      return ContinuousClock().measure {
        #expect(YAMLReader().comments(in: text).count == 2 * count)
      }
    }
    _ = try time(1_000)
    // Quadratic time would be a hundred times as much.
    #expect(try time(20_000) < max(.milliseconds(200), time(2_000) * 40))
  }

  /// PyYAML, which scans by itself, is asked what it passes over.
  @Test(.enabled(if: PyYAML.isInstalled, PyYAML.notInstalled))
  func `agrees with PyYAML on every text at hand`() throws {
    let fixtures = Repository.root.appending(path: "fixtures")
    let folders = [fixtures] + [Repository.corpus].compactMap(\.self)
    let paths = folders.flatMap { folder in
      Repository.files(below: folder)
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".template") }
        .map { folder.appending(path: $0).path }
    }
    let found = try PyYAML.comments(in: paths)
    try #require(found.count == paths.count)
    var (compared, commentCount) = (0, 0)
    for (path, expected) in zip(paths, found) {
      guard let expected, let data = FileManager.default.contents(atPath: path),
        let text = try? SourceText(contents: data), YAMLReader().read(text).error == nil
      else { continue }
      compared += 1
      commentCount += expected.count
      let comments = YAMLReader().comments(in: text).map { text.string($0.range) }
      #expect(comments == expected, "\(path)")
    }
    print("comments: \(commentCount) in \(compared) of \(paths.count) files, as PyYAML has them")
    #expect(compared > 100 && commentCount > 300)
  }
}
