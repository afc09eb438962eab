internal import LintText

extension Document {
  /// Every mapping that seems to have a key twice, outer ones first: each that has one, and rarely
  /// another one.
  ///
  /// Examines the keys of all mappings of a document, most of which are unrelated to caches.
  /// Comparing them as strings took a seventh of the time of a large template.
  package var mappingsWithRepeatedKeys: [Node] {
    let sites = records.withUnsafeBufferPointer { records in
      unescaped.withUnsafeBytes { unescaped in
        var keys = KeyDigests(records: records, text: text.bytes, unescaped: unescaped)
        return records.indices.filter { records[$0].kind == .mapping && keys.seemRepeated(in: $0) }
      }
    }
    return sites.map { Node(document: self, site: $0) }
  }
}

/// Digests of the keys of a mapping.
private struct KeyDigests {
  let records: UnsafeBufferPointer<Record>
  let text: UnsafeRawBufferPointer
  let unescaped: UnsafeRawBufferPointer
  private var digests: [UInt64] = []

  init(
    records: UnsafeBufferPointer<Record>,
    text: UnsafeRawBufferPointer,
    unescaped: UnsafeRawBufferPointer,
  ) {
    self.records = records
    self.text = text
    self.unescaped = unescaped
  }

  /// Whether two keys of a mapping have the same digest.
  mutating func seemRepeated(in mapping: Int) -> Bool {
    // Two bits for each key: if each has one of its own, no two are the same.
    var (high, low): (UInt64, UInt64) = (0, 0)
    let end = Int(records[mapping].next)
    var key = mapping + 1
    while key < end {
      let digest = digest(ofRecord: key)
      let (highBit, lowBit): (UInt64, UInt64) = (1 << (digest >> 58), 1 << (digest >> 52 & 63))
      guard high & highBit == 0 || low & lowBit == 0 else { return hasTwins(in: mapping) }
      high |= highBit
      low |= lowBit
      key = Int(records[Int(records[key].next)].next)
    }
    return false
  }

  /// Returns a number that is equal for scalars of equal content, and rarely for others.
  ///
  /// It is computed from the length and the eight bytes at either end. An alias counts as its
  /// target.
  private func digest(ofRecord index: Int) -> UInt64 {
    let written = records[index]
    let record = written.kind == .alias ? records[Int(written.content)] : written
    let bytes = record.isUnescaped ? unescaped : text
    let start = Int(record.content)
    let count = Int(record.contentLength)
    func load<Word: FixedWidthInteger>(_ offset: Int, as type: Word.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: start + offset, as: type))
    }
    let ends: UInt64 =
      switch count {
      case 8...:
        load(0, as: UInt64.self) &* 0xC2B2_AE3D_27D4_EB4F ^ load(count - 8, as: UInt64.self)
      case 4...: load(0, as: UInt32.self) << 32 | load(count - 4, as: UInt32.self)
      case 1...:
        load(0, as: UInt8.self) << 16 | load(count / 2, as: UInt8.self) << 8
          | load(count - 1, as: UInt8.self)
      default: 0
      }
    return (ends ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// Whether two digests of a mapping are equal.
  ///
  /// Almost every mapping is small; sorting the keys of others avoids time quadratic in their
  /// number.
  private mutating func hasTwins(in mapping: Int) -> Bool {
    digests.removeAll(keepingCapacity: true)
    let end = Int(records[mapping].next)
    var key = mapping + 1
    while key < end {
      digests.append(digest(ofRecord: key))
      key = Int(records[Int(records[key].next)].next)
    }
    guard digests.count > 12 else {
      return digests.indices.contains { digests[..<$0].contains(digests[$0]) }
    }
    digests.sort()
    return zip(digests, digests.dropFirst()).contains { $0 == $1 }
  }
}
