/// Divides the bytes of a stream into the bodies of messages.
package struct FrameReader {
  private var bytes: [UInt8] = []
  private var start = 0

  /// The length of the body that is being read; nil before its header has ended.
  private var length: Int?

  /// The size in bytes from which a message is refused.
  package static let limit = 256 << 20

  /// The maximum size of a header in bytes.
  private static let headerLimit = 4096

  package init() {}

  package mutating func append(_ more: some Sequence<UInt8>) {
    if start > 0, start == bytes.count || start > 1 << 16 {
      bytes.removeSubrange(..<start)
      start = 0
    }
    bytes += more
  }

  /// Returns the next body; nil if it isn't complete.
  ///
  /// - Throws: an error after which the stream cannot be read on.
  package mutating func next() throws(FrameError) -> [UInt8]? {
    if length == nil {
      guard let end = headerEnd() else {
        guard bytes.count - start <= Self.headerLimit else { throw .endlessHeader }
        return nil
      }
      let header = bytes[start..<end.header]
      start = end.body
      length = try Self.length(in: header)
    }
    guard let length, bytes.count - start >= length else { return nil }
    let body = Array(bytes[start..<start + length])
    start += length
    self.length = nil
    return body
  }

  /// Returns the end of the header and the start of the body.
  private func headerEnd() -> (header: Int, body: Int)? {
    for index in start..<min(bytes.count, start + Self.headerLimit)
    where bytes[index] == UInt8(ascii: "\n") {
      let rest = bytes[(index + 1)...]
      if rest.first == UInt8(ascii: "\n") { return (index + 1, index + 2) }
      if rest.starts(with: "\r\n".utf8) { return (index + 1, index + 3) }
    }
    return nil
  }

  private static func length(in header: ArraySlice<UInt8>) throws(FrameError) -> Int {
    var found: Int?
    for line in header.split(separator: UInt8(ascii: "\n")) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { throw .malformedHeader }
      guard parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].utf8.filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
      guard found == nil, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = Int(String(decoding: digits, as: UTF8.self))
      else { throw .malformedHeader }
      found = value
    }
    guard let found else { throw .missingLength }
    guard found <= limit else { throw .tooLarge }
    return found
  }
}

/// The reason why a stream cannot be read on.
package enum FrameError: Error {
  case endlessHeader
  case malformedHeader
  case missingLength
  case tooLarge

  package var message: String {
    switch self {
    case .endlessHeader: "the header of a message does not end"
    case .malformedHeader: "the header of a message is malformed"
    case .missingLength: "a message has no Content-Length"
    case .tooLarge: "a message is larger than \(FrameReader.limit >> 20) MiB"
    }
  }
}
