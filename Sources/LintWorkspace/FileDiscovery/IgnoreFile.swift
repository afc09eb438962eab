internal import LintText

/// The patterns of one `.gitignore` file, and its folder.
struct IgnoreFile: Sendable {
  private let patterns: [GlobPattern]

  /// The number of names from the base of `IgnoreRules` to the folder of this file.
  private let depth: Int

  /// The number of bytes read; longer files are cut, not rejected.
  private static let limit = 1 << 20

  /// Reads a file; nil if it doesn't exist or cannot be read.
  init?(at path: FilePath, depth: Int) {
    // Like Git, without following links.
    guard let contents = try? Border.readEntry(path, .first(Self.limit + 1)) else { return nil }
    self = withExtendedLifetime(contents) {
      IgnoreFile(text: Self.wholeLines(of: contents.bytes), depth: depth)
    }
  }

  /// Returns the bytes up to the limit, without a partial last line.
  private static func wholeLines(
    of bytes: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer.SubSequence {
    let start = bytes.prefix(limit)
    guard start.count < bytes.count else { return start }
    return start.prefix(upTo: start.lastIndex(of: UInt8(ascii: "\n")) ?? start.startIndex)
  }

  init(text: some Collection<UInt8>, depth: Int) {
    let lines = text.dropFirst(text.byteOrderMarkLength)
    patterns = lines.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.first == UInt8(ascii: "#") ? nil : GlobPattern(bytes: Self.trimmed(Array(line)))
    }
    self.depth = depth
  }

  /// Returns the line without a trailing carriage return and unescaped trailing spaces.
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

  /// Returns whether this file excludes a path; nil if no pattern matches.
  func verdict(on path: [GlobName], isFolder: Bool) -> Bool? {
    GlobPattern.verdict(of: patterns, on: path[depth...], isFolder: isFolder)
  }
}
