extension UnsafeRawBufferPointer {
  /// Where a byte first occurs at or behind an offset, or nil if it does not.
  ///
  /// Sixteen bytes at a time: most files are looked through and left alone, so this is most of what
  /// a run over a large repository does.
  package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    let wanted = SIMD16<UInt8>(repeating: byte)
    var offset = start
    while offset + 16 <= count {
      let hits = loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self) .== wanted
      if any(hits) { return self[offset...].firstIndex(of: byte) }
      offset += 16
    }
    return self[Swift.min(offset, count)...].firstIndex(of: byte)
  }

  /// Where two bytes first occur at a distance, at or behind an offset, or nil if they do not.
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
    while offset + distance + 16 <= count {
      let hits =
        (loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self) .== firsts)
        .& (loadUnaligned(fromByteOffset: offset + distance, as: SIMD16<UInt8>.self) .== seconds)
      if any(hits) { return (offset..<offset + 16).first(where: isHit) }
      offset += 16
    }
    return offset + distance < count ? (offset..<count - distance).first(where: isHit) : nil
  }
}

extension UnsafeRawBufferPointer {
  /// Whether some text stands at an offset, which may lie outside.
  package func hasBytes(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { self[offset..<offset + $0.count].elementsEqual($0) }
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
