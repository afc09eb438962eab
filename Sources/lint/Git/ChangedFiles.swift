internal import ElastiCacheLint

/// What has changed in a repository.
struct ChangedFiles {
  /// The folder of the work tree, without links.
  private let root: FilePath

  /// Relative to the root.
  private let paths: Set<FilePath>

  /// Asks Git what has changed since a reference, in the repository that some paths are in.
  ///
  /// - Parameter named: files and folders, all of which must be in one repository.
  init(since reference: String, among named: [FilePath]) throws(GitProblem) {
    let first = named.first ?? FilePath(".")
    let isFolder = (try? POSIX.status(of: first))?.kind == .folder
    let folder = isFolder ? first : first.parent ?? FilePath(".")
    let repository = try GitRepository(enclosing: folder)
    root = repository.root
    for path in named where Self.ways(to: path, below: root).isEmpty {
      throw .outside(path, root: root)
    }
    paths = try repository.changedPaths(since: reference)
  }

  /// Whether a file has changed, a link that leads to it, or the repository in this one that it is in.
  func contains(_ path: FilePath) -> Bool {
    Self.ways(to: path, below: root).contains { names in
      names.indices.contains { paths.contains(FilePath(names: names[...$0])) }
    }
  }

  /// The names that lead from a folder to a path and to what that is a link to; none if neither is
  /// below the folder.
  private static func ways(
    to path: FilePath,
    below root: FilePath,
  ) -> [ArraySlice<ArraySlice<UInt8>>] {
    let folder = POSIX.resolvedPath(of: path.parent ?? FilePath("."))
    return [folder.appending(path.lastComponent), POSIX.resolvedPath(of: path)]
      .compactMap { $0.names(below: root) }
  }

  /// Whether a file of Terraform configuration has changed in a folder or below it, or is there no
  /// more.
  func containsConfiguration(below folder: FilePath) -> Bool {
    guard let names = POSIX.resolvedPath(of: folder).names(below: root) else { return false }
    return paths.contains { path in
      path.components.starts(with: names) && Self.isConfiguration(path.lastComponent)
    }
  }

  /// Whether a file of one of some names has changed anywhere.
  func containsFile(named names: [String]) -> Bool {
    paths.contains { names.contains(String(decoding: $0.lastComponent, as: UTF8.self)) }
  }

  private static func isConfiguration(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self)
    return ConfigurationFileName(name) != nil || name.hasSuffix(".tfvars")
      || name.hasSuffix(".tfvars.json")
  }
}

extension FilePath {
  /// The names that lead from a folder to this path; nil if it is not below the folder.
  ///
  /// By the text of both, so neither may hold links or `..`.
  fileprivate func names(below folder: FilePath) -> ArraySlice<ArraySlice<UInt8>>? {
    components.starts(with: folder.components) ? components[folder.components.count...] : nil
  }

  fileprivate init(names: some Collection<ArraySlice<UInt8>>) {
    self.init(bytes: names.joined(separator: "/".utf8))
  }
}
