internal import LintDiagnostics

extension Document {
  /// Every mapping that seems to have a key twice, outer ones first: each that has one, and once
  /// in a while another one.
  ///
  /// The keys of all mappings of a document are looked at, most of which have nothing to do with
  /// caches. Comparing them as strings took a seventh of the time of a large template.
  package var mappingsWithRepeatedKeys: [Node] {
    var digests: [UInt64] = []
    return unescaped.withUnsafeBytes { unescaped in
      records.indices.filter { index in
        guard records[index].kind == .mapping else { return false }
        digests.removeAll(keepingCapacity: true)
        var key = index + 1
        while key < records[index].next {
          digests.append(digest(ofRecord: key, unescaped))
          key = Int(records[Int(records[key].next)].next)
        }
        return Self.hasTwins(&digests)
      }
    }
    .map { Node(document: self, site: $0) }
  }

  /// A number that is the same for scalars of the same content, and seldom for others.
  ///
  /// It is made of the length and of the eight bytes at either end. An alias counts as the scalar
  /// that it stands for.
  private func digest(ofRecord index: Int, _ unescaped: UnsafeRawBufferPointer) -> UInt64 {
    var record = records[index]
    if record.kind == .alias { record = records[Int(record.content)] }
    let bytes = record.isUnescaped ? unescaped : text.bytes
    let start = Int(record.content)
    let count = Int(record.contentLength)
    guard count >= 8 else {
      return bytes[start..<start + count].reduce(UInt64(count)) { $0 << 8 | UInt64($1) }
    }
    let first = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let last = bytes.loadUnaligned(fromByteOffset: start + count - 8, as: UInt64.self)
    return (first ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15 ^ last
  }

  /// Almost every mapping is small; for the others, sorting keeps the time from growing with the
  /// square of the number of keys.
  private static func hasTwins(_ digests: inout [UInt64]) -> Bool {
    guard digests.count > 12 else {
      return digests.indices.contains { digests[..<$0].contains(digests[$0]) }
    }
    digests.sort()
    return zip(digests, digests.dropFirst()).contains { $0 == $1 }
  }
}
