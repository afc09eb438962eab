internal import ElastiCacheLint

extension GitTree {
  /// Whether a path of the work tree matches the entry of the commit.
  ///
  /// Compared natively: Git would pass files through the filter programs that the repository
  /// configures. A file that a filter has changed therefore counts as different, except for line
  /// endings.
  static func has(_ entry: Entry, at path: FilePath) -> Bool {
    guard let isKind = try? POSIX.entryKind(of: path) else { return false }
    switch (entry.kind, isKind) {
    case (.link, .link):
      guard let target = try? POSIX.linkTarget(of: path) else { return false }
      return target.withUnsafeBytes { isHash(entry.hash, of: $0) }
    case (.file, .regular):
      guard let file = try? Border.readEntry(path, .input) else { return false }
      return withExtendedLifetime(file) {
        isHash(entry.hash, of: file.bytes)
          || file.bytes.withLineFeeds?.withUnsafeBytes { isHash(entry.hash, of: $0) } ?? false
      }
    default: return false
    }
  }

  /// Whether the hash is that of a file with the given contents.
  private static func isHash(
    _ hash: ArraySlice<UInt8>,
    of contents: UnsafeRawBufferPointer,
  ) -> Bool {
    let header = Array("blob \(contents.count)\0".utf8)
    guard hash.count == 40 else {
      return hash.elementsEqual(SHA256.digest(of: header + contents).utf8)
    }
    var digest = SHA1()
    digest.update(header)
    digest.update(contents)
    return hash.elementsEqual(digest.digest().utf8)
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes with CR LF replaced by LF; nil without carriage returns.
  fileprivate var withLineFeeds: [UInt8]? {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    guard contains(carriageReturn) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in self {
      if byte == lineFeed, result.last == carriageReturn { result.removeLast() }
      result.append(byte)
    }
    return result
  }
}
