internal import ElastiCacheLint
internal import LintText

/// The bytes of a path, in normal form: no empty or `.` components, no slash at the end.
///
/// The bytes need not be UTF-8. `./a//b/` and `a/b` are equal, so a file has one name in a report
/// regardless of how it was reached. `..` is kept, since its meaning depends on symbolic links. The
/// empty path stays empty and names no file. As in system calls, a path ends at its first NUL.
package struct FilePath: Hashable, Sendable {
  package let bytes: [UInt8]

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  package init(bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    let given = all.contains(0) ? Array(all.prefix { $0 != 0 }) : all
    // Most paths are made of others, and splitting them took a tenth of a run over root modules.
    if Self.isNormal(given) {
      self.bytes = given
      return
    }
    var normal = given.first == Self.slash ? [Self.slash] : []
    for component in Self.components(of: given) {
      if let last = normal.last, last != Self.slash { normal.append(Self.slash) }
      normal += component
    }
    self.bytes = normal.isEmpty && !given.isEmpty ? [Self.dot] : normal
  }

  package init(_ string: String) {
    self.init(bytes: string.utf8)
  }

  package init(_ text: Text) {
    self.init(bytes: text.utf8)
  }

  /// Whether a path has no empty component and no dot as one, and doesn't end in a slash.
  private static func isNormal(_ bytes: [UInt8]) -> Bool {
    var isStart = bytes.first != slash
    for (index, byte) in bytes.enumerated() {
      let isEnd = index == bytes.count - 1
      if isStart, byte == slash || byte == dot && (isEnd || bytes[index + 1] == slash) {
        return false
      }
      isStart = byte == slash
      if isStart, isEnd { return false }
    }
    return true
  }

  private static func components(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: slash).filter { $0 != [dot] }
  }

  /// The names along the path, without the root; empty for `.` and `/`.
  package var components: [ArraySlice<UInt8>] { Self.components(of: bytes) }

  /// Whether the names along the path begin with those of a folder, or are the same.
  package func isInside(_ folder: FilePath) -> Bool {
    let names = folder.bytes == [Self.dot] || folder.bytes == [Self.slash] ? [] : folder.bytes
    guard bytes.starts(with: names) else { return false }
    return names.isEmpty || bytes.count == names.count || bytes[names.count] == Self.slash
  }

  /// Hashes all bytes at once.
  package func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The name of the file in its folder; empty for `/` and for the empty path.
  package var lastComponent: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)...]
  }

  /// The path without its last component; nil if there is only one, or only the root.
  package var parent: FilePath? {
    guard let slash = bytes.lastIndex(of: Self.slash), bytes.count > 1 else { return nil }
    return FilePath(normal: Array(bytes[...(slash == 0 ? 0 : slash - 1)]))
  }

  /// The parent folder, without resolving links.
  package var folder: FilePath { parent ?? FilePath(".") }

  /// Returns the path of an entry of this folder, named as by the system: without slashes, and not
  /// `.`.
  ///
  /// Skips the normalization, which took half of the time of a walk.
  func appending(entry name: [UInt8]) -> FilePath {
    let isRoot = bytes == [Self.slash]
    return bytes == [Self.dot]
      ? FilePath(normal: name) : FilePath(normal: bytes + (isRoot ? [] : [Self.slash]) + name)
  }

  private init(normal bytes: [UInt8]) {
    self.bytes = bytes
  }

  func appending(_ component: some Sequence<UInt8>) -> FilePath {
    FilePath(bytes: bytes + [Self.slash] + component)
  }

  package func appending(_ component: String) -> FilePath {
    appending(component.utf8)
  }

  /// Calls `body` with the path as a C string, which is valid until `body` returns.
  func withCString<Result, Failure>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}

extension FilePath: Comparable {
  /// Compares component by component, which keeps a folder's files together: `a/b` < `a.b`.
  package static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes) { rank($0) < rank($1) }
  }

  /// Ranks the slash before all other bytes; its rank is free, since paths contain no NUL.
  private static func rank(_ byte: UInt8) -> UInt8 {
    byte == slash ? 0 : byte
  }
}

extension FilePath: CustomStringConvertible {
  /// The path to display, with U+FFFD for each sequence of bytes that isn't UTF-8.
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}
