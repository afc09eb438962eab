/// The folder that patterns are relative to.
struct PatternFolder: Sendable {
  /// The absolute path and its names; nil if patterns apply to paths as displayed.
  private let folder: (path: FilePath, components: [ArraySlice<UInt8>])?

  /// - Parameter folder: nil for paths as displayed.
  init(_ folder: FilePath?) {
    let path = folder?.absolute
    self.folder = path.map { ($0, $0.components) }
  }

  /// Returns the names from the folder to a path; nil if the path is elsewhere.
  ///
  /// Compute once for all patterns of the folder: it costs more than matching most patterns.
  func names(of path: FilePath) -> [GlobName]? {
    guard let folder else { return path.components.map { GlobCharacter.characters(of: $0) } }
    let written = path.absolute.components
    // Compare unresolved names first: users see links, not their targets.
    let components =
      written.starts(with: folder.components)
      ? written[folder.components.count...]
      : POSIX.resolvedPath(of: path).components.suffixBehind(
        POSIX.resolvedPath(of: folder.path).components
      )
    return components?.map { GlobCharacter.characters(of: $0) }
  }
}

extension [ArraySlice<UInt8>] {
  /// Returns the names after a prefix; nil if the prefix doesn't match.
  fileprivate func suffixBehind(_ start: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>>? {
    starts(with: start) ? self[start.count...] : nil
  }
}
