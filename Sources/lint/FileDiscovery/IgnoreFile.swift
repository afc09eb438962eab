/// The patterns of one `.gitignore`, and the folder they are relative to.
struct IgnoreFile: Sendable {
  private let patterns: [GlobPattern]

  /// How many names lead from where `IgnoreRules` count to the folder of this file.
  private let depth: Int

  /// Longer files are not refused, but read no further.
  private static let limit = 1 << 20

  /// Reads a file; nil when there is none, or none that can be read.
  init?(at path: FilePath, depth: Int) {
    // Like Git, through no link.
    guard let contents = try? Border.readEntry(path, .first(Self.limit + 1)) else { return nil }
    self = withExtendedLifetime(contents) {
      IgnoreFile(text: Self.wholeLines(of: contents.bytes), depth: depth)
    }
  }

  /// The bytes up to the limit, without the line that it cuts in two.
  private static func wholeLines(
    of bytes: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer.SubSequence {
    let start = bytes.prefix(limit)
    guard start.count < bytes.count else { return start }
    return start.prefix(upTo: start.lastIndex(of: UInt8(ascii: "\n")) ?? start.startIndex)
  }

  init(text: some Collection<UInt8>, depth: Int) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = text.starts(with: byteOrderMark) ? text.dropFirst(3) : text[...]
    patterns = text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : GlobPattern(bytes: Self.trimmed(Array(line)))
    }
    self.depth = depth
  }

  /// The line without a carriage return and unescaped spaces at its end.
  private static func trimmed(_ line: [UInt8]) -> ArraySlice<UInt8> {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
    var end = line.startIndex
    var isEscaped = false
    for (index, byte) in line.enumerated() {
      if isEscaped || byte != UInt8(ascii: " ") { end = index + 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return line[..<end]
  }

  /// Whether this file excludes a path; nil when it says nothing about it.
  func verdict(on path: [GlobName], isFolder: Bool) -> Bool? {
    GlobPattern.verdict(of: patterns, on: path[depth...], isFolder: isFolder)
  }
}
