internal import LintText

/// Turns libyaml's counts of characters into byte offsets.
///
/// `yaml_mark_t.index` counts characters although its name suggests bytes. Events come in order,
/// so walking from the last answer visits every byte about once.
struct CharacterOffsets {
  private let bytes: UnsafeRawBufferPointer
  private let isASCII: Bool
  private var character = 0
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isASCII = bytes.isASCII
    // libyaml passes over a byte order mark without counting it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  @inline(__always)
  mutating func bytes(of characters: Range<Int>) -> Range<Int> {
    if isASCII, characters.upperBound <= bytes.count { return characters }
    let start = byte(of: characters.lowerBound)
    return start..<byte(of: characters.upperBound)
  }

  /// Where a character begins; the end of the text for any behind the last one.
  mutating func byte(of target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    while character < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > target {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
