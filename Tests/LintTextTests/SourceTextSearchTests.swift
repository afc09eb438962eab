import LintTestSupport
import Testing

@testable import LintText

@Suite struct SourceTextSearchTests {
  /// Every place in and around the blocks of 64 bytes that are compared at once.
  @Test func `finds a name wherever it stands, and nothing that is cut short`() throws {
    for before in 0..<80 {
      for after in 0..<80 {
        let padding = (String(repeating: "k", count: before), String(repeating: "n", count: after))
        let text = try SourceText(contents: "\(padding.0)kics-scan\(padding.1)".utf8)
        #expect(text.contains("kics-scan"))
        let cut = try SourceText(contents: "\(padding.0)kics-sca\(padding.1)".utf8)
        #expect(cut.contains("kics-scan") == (after > 0))
      }
    }
  }

  /// Words shorter and longer than what is sampled, at each distance from a sample, also at the start
  /// and at the end of a text, of which up to three bytes are in no sample.
  @Test(arguments: [2_048, 20_000])
  func `finds in a prepared text whatever is there`(_ size: Int) throws {
    let words: [StaticString] = [
      "#", "{{", "kind", ":skip=", "Changes", ":ignore:", "kics-scan", "AWS::Include",
      "GetOptionSetting", "elasticache.aws.upbound.io/",
    ]
    for word in words {
      for offset in Array(0..<9) + Array(size - 9..<size + 1) {
        let padding = (
          String(repeating: "-", count: offset), String(repeating: "-", count: size - offset)
        )
        let text = try SourceText(contents: "\(padding.0)\(word)\(padding.1)".utf8)
        #expect(text.preparedForSearch.contains(word), "\(word) at \(offset)")
      }
    }
  }

  @Test func `knows of long words that a prepared text lacks`() throws {
    let line = "  Sessions: {Type: AWS::ElastiCache::ServerlessCache, Engine: valkey}\n"
    let text = try SourceText(contents: String(repeating: line, count: 100).utf8)
    let words: [StaticString] = ["AWS::Include", "GetOptionSetting", "SuppressedRules"]
    for word in words {
      #expect(text.mayContain(word))
      #expect(!text.preparedForSearch.mayContain(word))
    }
    #expect(text.preparedForSearch.mayContain("ServerlessCache"))
  }

  @Test func `finds one character, and nothing in nothing`() throws {
    #expect(try SourceText(contents: "#".utf8).contains("#"))
    #expect(try !SourceText(contents: "".utf8).contains("#"))
  }

  /// Every place in and around the blocks, against a search one by one.
  @Test func `finds two bytes at a distance, or a third, whichever comes first`() throws {
    var generator = SeededGenerator(seed: 3)
    var found = 0
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0..<160, using: &generator)).map { _ in
        // Few of them, so that often none or one is there.
        "lh\\".utf8.randomElement(using: &generator).map {
          Int.random(in: 0..<20, using: &generator) == 0 ? $0 : UInt8(ascii: "-")
        } ?? 0
      }
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let expected = (start..<bytes.count).first { index in
        bytes[index] == UInt8(ascii: "\\")
          || bytes[index] == UInt8(ascii: "l") && index + 8 < bytes.count
            && bytes[index + 8] == UInt8(ascii: "h")
      }
      let offset = bytes.withUnsafeBytes {
        $0.firstOffset(
          of: UInt8(ascii: "l"),
          and: UInt8(ascii: "h"),
          at: 8,
          or: UInt8(ascii: "\\"),
          from: start,
        )
      }
      #expect(offset == expected, "\(String(decoding: bytes, as: UTF8.self)) from \(start)")
      if offset != nil { found += 1 }
    }
    #expect((1_000..<3_900).contains(found))
  }
}
