internal import ElastiCacheLint

/// The files of a commit, by their paths from its root.
struct GitTree {
  /// What a commit has at a path.
  struct Entry {
    let kind: Kind

    /// In hexadecimal digits.
    let hash: ArraySlice<UInt8>
  }

  enum Kind {
    case file
    case link
    /// A commit of another repository, which lies in the folder of that path.
    case submodule
  }

  let entries: [ArraySlice<UInt8>: Entry]

  /// Reads what `git ls-tree -r -z` prints: `MODE TYPE HASH<tab>PATH` for each path.
  ///
  /// What is written otherwise is left aside, which makes a file new.
  init(listing: [UInt8]) {
    var entries: [ArraySlice<UInt8>: Entry] = [:]
    for record in listing.split(separator: 0) {
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let fields = record[..<tab].split(separator: UInt8(ascii: " "))
      guard fields.count == 3, let kind = Kind(mode: fields[0]) else { continue }
      entries[record[(tab + 1)...]] = Entry(kind: kind, hash: fields[2])
    }
    self.entries = entries
  }
}

extension GitTree.Kind {
  fileprivate init?(mode: ArraySlice<UInt8>) {
    switch String(decoding: mode, as: UTF8.self) {
    case "120000": self = .link
    case "160000": self = .submodule
    case let mode where mode.hasPrefix("100"): self = .file
    default: return nil
    }
  }
}

extension GitTree.Entry {
  /// Whether a path of the work tree is what the commit has there.
  ///
  /// Read by ourselves: Git would have a file go through the programs that the repository names as
  /// its filters. A file that one of them has changed is therefore another one, but for line ends.
  func matches(_ path: FilePath) -> Bool {
    guard let isKind = try? POSIX.entryKind(of: path) else { return false }
    switch (kind, isKind) {
    case (.link, .link):
      guard let target = try? POSIX.linkTarget(of: path) else { return false }
      return target.withUnsafeBytes(isHash)
    case (.file, .regular):
      guard let file = try? Border.readEntry(path, .input) else { return false }
      return withExtendedLifetime(file) {
        isHash(of: file.bytes) || file.bytes.withLineFeeds?.withUnsafeBytes(isHash) ?? false
      }
    default: return false
    }
  }

  /// Whether the hash is that of a file of such contents.
  private func isHash(of contents: UnsafeRawBufferPointer) -> Bool {
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
  /// The bytes with a line feed for each line end of Windows; nil if there is none.
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
