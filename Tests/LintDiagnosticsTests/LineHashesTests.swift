import Testing

@testable import LintDiagnostics

struct LineHashesTests {
  private static func hashes(_ text: String) -> [String?] {
    // One more than there are lines, which must have no hash.
    let count = LineHashesTests.lineCount(text)
    return Array(text.utf8).withUnsafeBytes { bytes in
      let hashes = LineHashes(of: bytes, lines: Set(1...count + 1))
      return (1...count + 1).map { hashes[$0] }
    }
  }

  private static func lineCount(_ text: String) -> Int {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).count
  }

  private static let ended = [
    "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
  ]

  /// The values that GitHub tests its own uploader with (`github/codeql-action`,
  /// `src/fingerprints.test.ts`).
  @Test(
    arguments: [
      ("", ["c129715d7a2bc9a3:1"]),
      (
        " a\nb\n  \t\tc\n d",
        ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
      ),
      (
        " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
        [
          "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
          "b86d3392aea1be30:1", "e6ceba753e1a442:1",
        ]
      ),
      (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", ended),
      (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", ended),
      (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", ended),
      (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", ended),
      (
        String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
        [
          "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
          "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
          "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
        ]
      ),
    ]
  )
  func `equal those of GitHub`(_ text: String, _ expected: [String]) {
    #expect(Self.hashes(text) == expected + [nil])
  }

  @Test func `are those of all lines when only some are asked for`() {
    let text = String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10)
    let some = Array(text.utf8).withUnsafeBytes { LineHashes(of: $0, lines: [3, 8]) }
    #expect((1...11).map { some[$0] }.filter { $0 != nil }.count == 2)
    #expect(some[3] == "a7f2ff13bc495cf2:3" && some[8] == "a9cf91f7bbf1862b:1")
  }

  /// GitHub hashes UTF-16 code units: an emoji is two of them, and moves what follows out of reach.
  @Test func `see a hundred code units of UTF-16`() {
    func first(_ text: String) -> String? { Self.hashes(text).first.flatMap(\.self) }
    let wide = String(repeating: "\u{1F600}", count: 50)
    #expect(first(wide + "a") == first(wide + "b"))
    #expect(first(wide.dropFirst() + "aab") != first(wide.dropFirst() + "abb"))
    #expect(first(wide.dropFirst() + "aab") == first(wide.dropFirst() + "aac"))
  }

  @Test func `take a byte order mark for a character`() {
    #expect(Self.hashes("\u{FEFF}a\nb").first != Self.hashes("a\nb").first)
    #expect(Self.hashes("\u{FEFF}a\nb")[1] == Self.hashes("a\nb")[1])
  }

  /// Malformed bytes are read as U+FFFD, one for each sequence that broke off.
  @Test func `read on behind malformed UTF-8`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x0A, 0xE2, 0x82, 0x62]
    let hashes = bytes.withUnsafeBytes { LineHashes(of: $0, lines: [1, 2]) }
    #expect([hashes[1], hashes[2]] == Array(Self.hashes("a\u{FFFD}\n\u{FFFD}b").prefix(2)))
  }
}
