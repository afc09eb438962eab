/// A file as services know it that show findings in a repository.
package struct RepositoryFile: Sendable, Hashable {
  /// The path from the root of the repository, or the absolute path of a file elsewhere.
  ///
  /// Links are followed: no service can show a finding in a link.
  package let path: String

  /// What GitHub recognizes its lines by; empty where nobody needs it.
  package let lineHashes: LineHashes

  /// Makes a file of its parts.
  package init(path: String, lineHashes: LineHashes) {
    self.path = path
    self.lineHashes = lineHashes
  }
}
