/// The files of a commit, by path from its root.
struct GitTree {
  /// The entry of a commit at a path.
  struct Entry {
    let kind: Kind

    /// The hash in hexadecimal.
    let hash: ArraySlice<UInt8>
  }

  enum Kind {
    case file
    case link
    /// A commit of another repository, which is in the folder at that path.
    case submodule
  }

  let entries: [ArraySlice<UInt8>: Entry]

  /// Parses the output of `git ls-tree -r -z`: `MODE TYPE HASH<tab>PATH` per path.
  ///
  /// Records in any other form are ignored, so their files count as new.
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
