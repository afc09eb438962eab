/// The hash function of FIPS 180-4 that most repositories use to name objects.
struct SHA1 {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0
  )

  private var words = [UInt32](repeating: 0, count: 80)

  /// The bytes of an incomplete block.
  private var rest: [UInt8] = []

  private var count: UInt64 = 0

  /// Hashes further bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count += UInt64(bytes.count)
    var next = 0
    if !rest.isEmpty {
      next = min(64 - rest.count, bytes.count)
      rest += bytes[..<next]
      guard rest.count == 64 else { return }
      let block = rest
      block.withUnsafeBytes { add($0) }
    }
    while bytes.count - next >= 64 {
      add(UnsafeRawBufferPointer(rebasing: bytes[next..<next + 64]))
      next += 64
    }
    rest = Array(bytes[next...])
  }

  mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Returns the hash of all bytes in hexadecimal.
  mutating func digest() -> String {
    let bits = count * 8
    // A one bit, then zeros until the length fills the last block.
    update([0x80] + [UInt8](repeating: 0, count: (119 - rest.count) % 64))
    update(
      stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
    )
    let (a, b, c, d, e) = state
    return [a, b, c, d, e].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }
    .joined()
  }

  /// Mixes in a block of 64 bytes.
  private mutating func add(_ block: UnsafeRawBufferPointer) {
    for index in 0..<16 {
      words[index] = UInt32(
        bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
      )
    }
    for index in 16..<80 {
      words[index] =
        (words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]).rotated(1)
    }
    var (a, b, c, d, e) = state
    for index in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch index {
        case ..<20: (b & c | ~b & d, 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      (a, b, c, d, e) =
        (a.rotated(5) &+ mixed &+ e &+ constant &+ words[index], a, b.rotated(30), c, d)
    }
    state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e)
  }
}

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 {
    self << count | self >> (32 - count)
  }
}
