/// The folder that patterns are relative to.
struct PatternFolder: Sendable {
  /// Absolute, and its names; nil where patterns are about paths as they are shown.
  private let folder: (path: FilePath, components: [ArraySlice<UInt8>])?

  /// - Parameter folder: nil for paths as they are shown.
  init(_ folder: FilePath?) {
    let path = folder?.absolute
    self.folder = path.map { ($0, $0.components) }
  }

  /// The names that lead from the folder to a path; nil if it lies elsewhere.
  ///
  /// Worth asking once for all patterns of the folder: it takes longer than most patterns do.
  func names(of path: FilePath) -> [GlobName]? {
    guard let folder else { return path.components.map { GlobCharacter.characters(of: $0) } }
    let written = path.absolute.components
    // By their own names first: a link is what people see.
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
  /// What follows a beginning; nil if it does not begin so.
  fileprivate func suffixBehind(_ start: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>>? {
    starts(with: start) ? self[start.count...] : nil
  }
}
