/// Patterns for paths, as in a `.gitignore` file that lies in some folder.
struct PathPatterns: Sendable {
  private let patterns: [GlobPattern]
  private let folder: PatternFolder

  /// Takes patterns; those that could match nothing are left out.
  ///
  /// - Parameter folder: what they are relative to.
  init(_ patterns: [String], in folder: PatternFolder) {
    self.patterns = patterns.compactMap { GlobPattern($0) }
    self.folder = folder
  }

  /// Whether a file is meant: the last pattern decides that matches it, or a folder that it is in.
  ///
  /// - Parameter names: what leads to it from the folder; nil if it lies elsewhere.
  func cover(_ names: [GlobName]?) -> Bool {
    guard let names else { return false }
    return patterns.last { pattern in
      names.indices.contains { pattern.matches(names[...$0], isFolder: $0 + 1 < names.count) }
    }
    .map { !$0.isNegated } ?? false
  }

  /// Whether a path itself is meant, given that no folder above it is; nil if no pattern matches it.
  func verdict(on path: FilePath, isFolder: Bool) -> Bool? {
    guard let names = folder.names(of: path), !names.isEmpty else { return nil }
    return GlobPattern.verdict(of: patterns, on: names[...], isFolder: isFolder)
  }
}
