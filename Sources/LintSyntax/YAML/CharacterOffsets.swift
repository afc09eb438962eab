internal import LintText

/// Converts libyaml's character counts to byte offsets.
///
/// `yaml_mark_t.index` counts characters although its name suggests bytes. Events arrive in order,
/// so walking from the last answer visits every byte about once.
struct CharacterOffsets {
  private let bytes: UnsafeRawBufferPointer
  private let isASCII: Bool
  private var character = 0
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isASCII = bytes.isASCII
    // libyaml skips a byte order mark without counting it.
    offset = bytes.byteOrderMarkLength
  }

  @inline(__always)
  mutating func bytes(of characters: Range<Int>) -> Range<Int> {
    if isASCII, characters.upperBound <= bytes.count { return characters }
    let start = byte(of: characters.lowerBound)
    return start..<byte(of: characters.upperBound)
  }

  /// Returns the offset of a character, or the end of the text if it is past the last one.
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
