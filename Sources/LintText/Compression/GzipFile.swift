/// A gzip file (RFC 1952): one or more compressed members.
enum GzipFile {
  /// Whether a file begins with a gzip header.
  static func isRecognized(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.hasBytes("\u{1F}", at: 0) && bytes.count >= 3 && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// Returns the maximum decompressed size of a file of a given size.
  ///
  /// DEFLATE expands data at most 1,032 times; Terraform plans expand about 10 to 60 times.
  static func limit(forSize size: Int) -> Int {
    min(2 << 30 - 1, max(16 << 20, size > 2 << 30 / 250 ? 2 << 30 : size * 250))
  }

  /// Decompresses a file; the caller frees the bytes.
  ///
  /// - Throws: ``GzipError``, with the bytes decompressed before the error.
  static func contents(
    of bytes: UnsafeRawBufferPointer
  ) throws(GzipError) -> InflatedBytes {
    var output = InflatedBytes(limit: limit(forSize: bytes.count), capacity: bytes.count * 8)
    do {
      var offset = 0
      while offset < bytes.count {
        // Zero padding, as on a tape.
        if offset > 0, bytes[offset...].allSatisfy({ $0 == 0 }) { break }
        offset = try readMember(bytes, at: offset, into: &output)
      }
      return output
    } catch {
      defer { output.deallocate() }
      throw GzipError(cause: error, validPrefix: Array(output.bytes.prefix(1 << 20)))
    }
  }

  private static func readMember(
    _ bytes: UnsafeRawBufferPointer,
    at start: Int,
    into output: inout InflatedBytes,
  ) throws(InflateError) -> Int {
    let body = try headerEnd(bytes, at: start)
    let first = output.count
    var inflater = Inflater(bytes, from: body, into: output)
    defer { output = inflater.output }
    let end = try inflater.inflate()
    guard end + 8 <= bytes.count else { throw .truncated }
    let data = UnsafeRawBufferPointer(rebasing: inflater.output.bytes[first...])
    guard littleEndian(bytes, at: end) == CRC32.checksum(of: data),
      littleEndian(bytes, at: end + 4) == UInt32(truncatingIfNeeded: data.count)
    else { throw .corrupt }
    return end + 8
  }

  private static func littleEndian(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Returns the offset of the compressed data of a member.
  private static func headerEnd(
    _ bytes: UnsafeRawBufferPointer,
    at start: Int,
  ) throws(InflateError) -> Int {
    guard start + 10 <= bytes.count else { throw .truncated }
    guard bytes[start] == 0x1F, bytes[start + 1] == 0x8B, bytes[start + 2] == 8 else {
      throw .corrupt
    }
    let flags = bytes[start + 3]
    guard flags & 0xE0 == 0 else { throw .corrupt }
    var offset = start + 10
    if flags & 4 != 0 {
      guard offset + 2 <= bytes.count else { throw .truncated }
      offset += 2 + Int(bytes[offset]) + Int(bytes[offset + 1]) << 8
    }
    // A file name and a comment, each terminated by a zero.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard offset < bytes.count, let end = bytes[offset...].firstIndex(of: 0) else {
        throw .truncated
      }
      offset = end + 1
    }
    if flags & 2 != 0 { offset += 2 }
    guard offset <= bytes.count else { throw .truncated }
    return offset
  }
}

/// An error while reading a gzip file, with the bytes decompressed before it.
struct GzipError: Error {
  let cause: InflateError
  let validPrefix: [UInt8]
}

/// The checksum of gzip files.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    let table = table
    return table.withUnsafeBufferPointer { table in
      ~bytes.reduce(~0 as UInt32) { value, byte in
        table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8
      }
    }
  }
}
