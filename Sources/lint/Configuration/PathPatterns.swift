/// Patterns for paths, as in a `.gitignore` file that lies in some folder.
struct PathPatterns: Sendable {
  private let patterns: [GlobPattern]

  /// The folder, absolute; nil where patterns are about paths as they are shown.
  private let folder: FilePath?

  /// Takes patterns; those that could match nothing are left out.
  ///
  /// - Parameter folder: what they are relative to; nil for paths as they are shown.
  init(_ patterns: [String], in folder: FilePath?) {
    self.patterns = patterns.compactMap { GlobPattern($0) }
    self.folder = folder?.absolute
  }

  /// Whether a file is meant: the last pattern decides that matches it, or a folder that it is in.
  func cover(_ file: FilePath) -> Bool {
    guard let names = names(of: file) else { return false }
    return patterns.last { pattern in
      names.indices.contains { pattern.matches(names[...$0], isFolder: $0 + 1 < names.count) }
    }
    .map { !$0.isNegated } ?? false
  }

  /// Whether a path itself is meant, given that no folder above it is; nil if no pattern matches it.
  func verdict(on path: FilePath, isFolder: Bool) -> Bool? {
    guard let names = names(of: path), !names.isEmpty else { return nil }
    return GlobPattern.verdict(of: patterns, on: names[...], isFolder: isFolder)
  }

  /// The names that lead from the folder to a path; nil if it lies elsewhere.
  private func names(of path: FilePath) -> [GlobName]? {
    guard let folder else { return path.components.map { GlobCharacter.characters(of: $0) } }
    let own = folder.components
    let written = path.absolute.components
    // By their own names first: a link is what people see.
    let components =
      written.starts(with: own)
      ? written[own.count...]
      : POSIX.resolvedPath(of: path).components.suffixBehind(
        POSIX.resolvedPath(of: folder).components
      )
    return components?.map { GlobCharacter.characters(of: $0) }
  }
}

extension [ArraySlice<UInt8>] {
  /// What follows a beginning; nil if it does not begin so.
  fileprivate func suffixBehind(_ start: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>>? {
    starts(with: start) ? self[start.count...] : nil
  }
}
