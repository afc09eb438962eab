/// A file to lint, and how it was reached.
struct DiscoveredFile: Hashable, Sendable {
  let path: FilePath

  /// True for a file that somebody named, false for one found in a folder or named by a program.
  let isNamed: Bool

  /// True for a file that a `.gitignore` file names, and that Git tracks all the same.
  var isIgnored = false
}
