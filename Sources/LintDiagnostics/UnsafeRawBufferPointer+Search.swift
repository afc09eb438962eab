extension UnsafeRawBufferPointer {
  /// Where a byte first occurs at or behind an offset, or nil if it does not.
  package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    firstOffset(of: byte, and: byte, at: 0, from: start)
  }

  /// Where two bytes first occur at a distance, at or behind an offset, or nil if they do not.
  ///
  /// Four times sixteen bytes at a time: most files are looked through and left alone, so this is
  /// most of what a run over a large repository does.
  ///
  /// - Parameters:
  ///   - distance: how far the second is behind the first; 0 where both are one.
  package func firstOffset(
    of first: UInt8,
    and second: UInt8,
    at distance: Int,
    from start: Int = 0,
  ) -> Int? {
    let firsts = SIMD16<UInt8>(repeating: first)
    let seconds = SIMD16<UInt8>(repeating: second)
    var offset = start
    func isHit(_ offset: Int) -> Bool {
      self[offset] == first && self[offset + distance] == second
    }
    func hits(_ offset: Int) -> SIMDMask<SIMD16<Int8>> {
      (vector(at: offset) .== firsts) .& (vector(at: offset &+ distance) .== seconds)
    }
    while offset + distance + 64 <= count {
      let found =
        (hits(offset) .| hits(offset &+ 16)) .| (hits(offset &+ 32) .| hits(offset &+ 48))
      if Self.hasHit(found), let hit = (offset..<offset + 64).first(where: isHit) { return hit }
      offset += 64
    }
    return offset + distance < count ? (offset..<count - distance).first(where: isHit) : nil
  }
}

extension UnsafeRawBufferPointer {
  /// Whether all bytes are ASCII.
  package var isASCII: Bool {
    var union = SIMD16<UInt8>(repeating: 0)
    var offset = 0
    while offset + 16 <= count {
      union |= vector(at: offset)
      offset += 16
    }
    return !any(union .>= 0x80) && self[offset...].allSatisfy { $0 < 0x80 }
  }

  /// What `any` tells, which calls a function for the smallest element.
  @inline(__always)
  private static func hasHit(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
    unsafeBitCast(mask, to: SIMD2<Int64>.self) != .zero
  }

  /// Whether all bytes are ASCII and none ends a line, nor is another control up to U+000D.
  var isASCIIWithinLine: Bool {
    let limit = SIMD16<Int8>(repeating: 0x0E)
    var offset = 0
    while offset + 16 <= count {
      // As signed numbers, all that is not ASCII is below the controls.
      let block = loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
      if Self.hasHit(block .< limit) { return false }
      offset += 16
    }
    return self[offset...].allSatisfy { (0x0E..<0x80).contains($0) }
  }

  @inline(__always)
  private func vector(at offset: Int) -> SIMD16<UInt8> {
    loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a name occurs.
  ///
  /// Where its first and last byte are right in the same place, the rest is compared, a hundred
  /// times faster than a parser.
  ///
  /// - Parameter name: some ASCII characters, at least one.
  package func contains(_ name: StaticString) -> Bool {
    let (first, last, distance) = name.withUTF8Buffer { ($0[0], $0[$0.count - 1], $0.count - 1) }
    var start = 0
    while let offset = firstOffset(of: first, and: last, at: distance, from: start) {
      if hasBytes(name, at: offset) { return true }
      start = offset + 1
    }
    return false
  }

  /// Whether some text stands at an offset, which may lie outside.
  package func hasBytes(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { self[offset + $0] == text[$0] }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// How many bytes fit a condition, which must be cheap and without branches.
  ///
  /// Written so that the compiler makes vectors of it: counting in a byte, no more bytes than it can
  /// count, and without checks for overflow. Half an instruction a byte instead of five; a plan of
  /// 100 MB is counted through in a moment.
  @inline(__always)
  func total(where isCounted: (UInt8) -> Bool) -> Int {
    guard let start = baseAddress else { return 0 }
    var total = 0
    var offset = 0
    while offset < count {
      let end = Swift.min(offset &+ 240, count)
      var part: UInt8 = 0
      while offset < end {
        part &+= isCounted(start.load(fromByteOffset: offset, as: UInt8.self)) ? 1 : 0
        offset &+= 1
      }
      total &+= Int(part)
    }
    return total
  }
}
