/// The paths that Git tracks in a work tree, as listed in its index.
///
/// Parsed natively, so only features that need the history of a repository run Git.
struct GitIndex {
  private let bytes: UnsafeRawBufferPointer

  /// The length of a hash: 20 bytes, or 32 in a SHA-256 repository.
  private let hashSize: Int

  private let version: UInt32
  private let count: UInt32

  /// The maximum length of a path in bytes.
  static let pathLimit = 4096

  /// Parses the header of an index; returns nil if the bytes aren't an index.
  init?(_ bytes: UnsafeRawBufferPointer, hashSize: Int) {
    self.bytes = bytes
    self.hashSize = hashSize
    guard bytes.starts(with: "DIRC".utf8), let version = Self.number(at: 4, of: bytes),
      let count = Self.number(at: 8, of: bytes), (2...4).contains(version)
    else { return nil }
    self.version = version
    self.count = count
  }

  private static func number(at offset: Int, of bytes: UnsafeRawBufferPointer) -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    return UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// - Returns: the end offset of the entries; nil if an entry is malformed.
  func forEachPath(_ body: (ArraySlice<UInt8>) -> Void) -> Int? {
    var offset = 12
    var path: [UInt8] = []
    for _ in 0..<count {
      let flags = offset + 40 + hashSize
      // The mode, whose upper bits are the kind of the entry.
      guard let mode = Self.number(at: offset + 24, of: bytes), flags + 2 < bytes.count,
        [0o4, 0o10, 0o12, 0o16].contains(mode >> 12)
      else { return nil }
      let isExtended = version > 2 && bytes[flags] & 0x40 != 0
      var start = flags + (isExtended ? 4 : 2)
      if version == 4 {
        guard let kept = number(at: &start), kept <= path.count else { return nil }
        path.removeLast(kept)
      } else {
        path = []
      }
      guard start < bytes.count, let length = bytes[start...].firstIndex(of: 0).map({ $0 - start }),
        path.count + length <= Self.pathLimit
      else { return nil }
      path += bytes[start..<start + length]
      body(path[...])
      let end = start + length
      // Padded to a multiple of eight bytes with at least one zero.
      offset = version == 4 ? end + 1 : offset + (end - offset + 8) & ~7
    }
    return offset
  }

  /// Reads a number with seven bits per byte; bytes of 128 and above are continued.
  private func number(at offset: inout Int) -> Int? {
    var number = -1
    while offset < bytes.count, number < Self.pathLimit {
      let byte = bytes[offset]
      number = (number + 1) << 7 + Int(byte & 0x7F)
      offset += 1
      if byte & 0x80 == 0 { return number }
    }
    return nil
  }

  /// Returns the extensions after the entries by signature; nil if they don't end where the index
  /// does.
  func extensions(from offset: Int) -> [String: UnsafeRawBufferPointer.SubSequence]? {
    var extensions: [String: UnsafeRawBufferPointer.SubSequence] = [:]
    var offset = offset
    let end = bytes.count - hashSize
    while offset + 8 <= end, let size = Self.number(at: offset + 4, of: bytes) {
      let start = offset + 8
      guard start + Int(size) <= end else { return nil }
      extensions[String(decoding: bytes[offset..<offset + 4], as: UTF8.self)] =
        bytes[start..<start + Int(size)]
      offset = start + Int(size)
    }
    return offset == end ? extensions : nil
  }

  /// Returns the hash at the beginning of some bytes, in hexadecimal.
  func hash(_ bytes: UnsafeRawBufferPointer.SubSequence) -> String {
    bytes.prefix(hashSize).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }
    .joined()
  }
}
