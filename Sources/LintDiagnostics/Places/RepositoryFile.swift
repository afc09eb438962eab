/// A file as identified by services that show findings in a repository.
package struct RepositoryFile: Sendable, Hashable {
  /// The path from the root of the repository, or the absolute path of a file elsewhere.
  ///
  /// Links are resolved, because no service can show a finding in a link.
  package let path: String

  /// The hashes by which GitHub recognizes its lines; empty if not needed.
  package let lineHashes: LineHashes

  /// Creates a file from its parts.
  package init(path: String, lineHashes: LineHashes) {
    self.path = path
    self.lineHashes = lineHashes
  }
}
