/// Patterns for paths, as in a `.gitignore` file of a folder.
struct PathPatterns: Sendable {
  private let patterns: [GlobPattern]
  private let folder: PatternFolder

  /// Creates a list of patterns, ignoring those that can match nothing.
  ///
  /// - Parameter folder: the folder that they are relative to.
  init(_ patterns: [String], in folder: PatternFolder) {
    self.patterns = patterns.compactMap { GlobPattern($0) }
    self.folder = folder
  }

  /// Whether a file is matched: the last pattern that matches it or one of its parent folders
  /// decides.
  ///
  /// - Parameter names: the names from the folder to the file; nil if the file is elsewhere.
  func cover(_ names: [GlobName]?) -> Bool {
    guard let names else { return false }
    return patterns.last { pattern in
      names.indices.contains { pattern.matches(names[...$0], isFolder: $0 + 1 < names.count) }
    }
    .map { !$0.isNegated } ?? false
  }

  /// Returns whether a path itself is matched, assuming that no parent folder is; nil if no pattern
  /// matches it.
  func verdict(on path: FilePath, isFolder: Bool) -> Bool? {
    guard let names = folder.names(of: path), !names.isEmpty else { return nil }
    return GlobPattern.verdict(of: patterns, on: names[...], isFolder: isFolder)
  }
}
