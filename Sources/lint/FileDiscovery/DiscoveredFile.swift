/// A file to lint, and how it was reached.
struct DiscoveredFile: Hashable, Sendable {
  let path: FilePath

  /// True for a file named on the command line, false for one found in a folder.
  let isNamed: Bool
}
