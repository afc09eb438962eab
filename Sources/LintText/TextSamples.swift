/// The four bytes at every fourth offset of a text, which show at once that most words are absent.
///
/// A template is searched for some twenty words; collecting its samples takes as long as two of
/// these searches.
struct TextSamples {
  /// Whether a sample of each digest occurs.
  private var isPresent: [Bool]

  /// The number of bits of a product that are not part of a digest.
  private let shift: UInt32

  init(_ bytes: UnsafeRawBufferPointer) {
    // At least eight times as many digests as samples of most templates.
    shift = bytes.count < 1 << 14 ? 19 : 16
    isPresent = Array(repeating: false, count: 1 << (32 - Int(shift)))
    let shift = shift
    isPresent.withUnsafeMutableBufferPointer { isPresent in
      var offset = 0
      while offset &+ 4 <= bytes.count {
        isPresent[Self.digest(at: offset, in: bytes, shift)] = true
        offset &+= 4
      }
    }
  }

  /// Whether a text with these samples may have a word; false only if it does not.
  ///
  /// - Parameter word: ASCII characters; fewer than seven may lie between two samples.
  func mayHave(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard word.count >= 7 else { return true }
      let bytes = UnsafeRawBufferPointer(word)
      return (0..<4).contains { start in
        stride(from: start, through: word.count - 4, by: 4).allSatisfy {
          isPresent[Self.digest(at: $0, in: bytes, shift)]
        }
      }
    }
  }

  @inline(__always)
  private static func digest(
    at offset: Int,
    in bytes: UnsafeRawBufferPointer,
    _ shift: UInt32
  ) -> Int {
    let sample = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int(truncatingIfNeeded: (sample &* 0x9E37_79B1) &>> shift)
  }
}
