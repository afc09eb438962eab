import Testing

@testable import LintSyntax

struct CharacterOffsetsTests {
  @Test(
    arguments: [
      ("aé€😀b", [(0, 0), (1, 1), (2, 3), (3, 6), (4, 10), (5, 11)]),
      ("aé€😀b", [(5, 11), (4, 10), (3, 6), (2, 3), (1, 1), (0, 0)]),
      ("aé€😀b", [(3, 6), (3, 6), (0, 0), (4, 10), (1, 1)]),
      ("abc", [(1, 1), (3, 3), (0, 0)]),
      // Behind the last character, and back.
      ("abc", [(4, 3), (2, 2)]),
      ("aé", [(3, 3), (9, 3), (1, 1), (0, 0)]),
      // libyaml does not count a byte order mark.
      ("\u{FEFF}éa", [(0, 3), (1, 5), (2, 6), (0, 3)]),
      ("é\u{FEFF}a", [(0, 0), (1, 2), (2, 5), (3, 6)]),
    ] as [(String, [(Int, Int)])]
  )
  func `tells where a character begins`(_ text: String, _ places: [(Int, Int)]) {
    let bytes = [UInt8](text.utf8)
    #expect(offsets(bytes, of: places.map(\.0)) == places.map(\.1))
  }

  @Test func `stays inside what is no UTF-8`() {
    #expect(offsets([0x80, 0x80, 0x61, 0x80], of: [1, 0, 2, 1]) == [2, 0, 4, 2])
  }

  @Test func `tells what a range of characters takes up`() {
    [UInt8]("aé€😀b".utf8).withUnsafeBytes {
      var offsets = CharacterOffsets($0)
      #expect(offsets.bytes(of: 1..<3) == 1..<6)
      #expect(offsets.bytes(of: 0..<1) == 0..<1)
      #expect(offsets.bytes(of: 4..<4) == 10..<10)
    }
  }

  /// Asked one after the other, of a text before a byte in memory that could be a part of it.
  private func offsets(_ bytes: [UInt8], of characters: [Int]) -> [Int] {
    (bytes + [0x80]).withUnsafeBytes {
      var offsets = CharacterOffsets(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
      return characters.map { offsets.byte(of: $0) }
    }
  }
}
