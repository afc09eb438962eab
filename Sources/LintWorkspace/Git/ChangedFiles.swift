internal import ElastiCacheLint
internal import Terraform

/// The changes in a repository.
package struct ChangedFiles {
  private var changes: WorkTreeChanges

  /// The changed Terraform configuration files; nil until first requested.
  private var configuration: [FilePath]?

  private var root: FilePath { changes.root }

  /// Queries Git for the changes since a reference in the repository of the given paths.
  ///
  /// - Parameter named: files and folders, all of which must be in one repository.
  package init(since reference: String, among named: [FilePath]) throws(GitProblem) {
    let first = named.first ?? FilePath(".")
    let isFolder = (try? POSIX.status(of: first))?.kind == .folder
    let folder = isFolder ? first : first.parent ?? FilePath(".")
    let repository = try GitRepository.enclosing(folder)
    for path in named {
      let trail = LinkTrail(following: path)
      guard (trail.links + [trail.end]).contains(where: { $0.names(below: repository.root) != nil })
      else { throw .outside(path, root: repository.root) }
    }
    changes = try WorkTreeChanges(
      in: repository,
      since: repository.start(since: reference),
    )
  }

  /// Whether a file, or a link on its path, has changed; for a folder, whether files below it were
  /// added or removed.
  ///
  /// Git has no history of ignored files or of files outside the repository that are reached by a
  /// link in it: both count as changed. Other files outside don't belong to it and count as
  /// unchanged.
  mutating func contains(_ path: FilePath) -> Bool {
    let trail = LinkTrail(following: path)
    let links = trail.links.compactMap { $0.names(below: root) }
    guard let end = trail.end.names(below: root) else { return !links.isEmpty }
    if (try? POSIX.status(of: path))?.kind == .folder {
      return changes.haveMoved(below: end) || links.contains { changes.haveChanged($0) }
    }
    return changes.haveChanged(end) || links.contains { changes.haveChanged($0) }
  }

  /// Whether a Terraform configuration file in or below a folder has changed or was removed.
  mutating func containsConfiguration(below folder: FilePath) -> Bool {
    guard let names = POSIX.resolvedPath(of: folder).names(below: root) else { return false }
    return configurationNames().contains { $0.components.starts(with: names) }
  }

  /// Whether a Terraform configuration file that a link in a folder leads to has changed.
  mutating func containsConfiguration(linkedFrom folder: FilePath) -> Bool {
    let real = POSIX.resolvedPath(of: folder)
    guard real.names(below: root) != nil else { return false }
    return Border(repository: root).entries(of: real).contains { entry in
      entry.kind == .link && Self.isConfiguration(entry.name[...])
        && contains(folder.appending(entry: entry.name))
    }
  }

  /// Whether a file in a folder has changed or was removed.
  mutating func containsFile(
    in folder: FilePath,
    where isMeant: (ArraySlice<UInt8>) -> Bool,
  ) -> Bool {
    let folder = POSIX.resolvedPath(of: folder)
    return changes.files(named: isMeant).contains { root.appending($0.bytes).folder == folder }
  }

  /// Returns the Terraform configuration files that have changed or were removed.
  mutating func configurationFiles() -> [FilePath] {
    configurationNames().map { root.appending($0.bytes) }
  }

  private mutating func configurationNames() -> [FilePath] {
    let changed = configuration ?? changes.files(named: Self.isConfiguration)
    configuration = changed
    return changed
  }

  /// Whether a file with one of the given names has changed anywhere.
  mutating func containsFile(named names: [String]) -> Bool {
    !changes.files { names.contains(String(decoding: $0, as: UTF8.self)) }.isEmpty
  }

  private static func isConfiguration(_ name: ArraySlice<UInt8>) -> Bool {
    ConfigurationPart(named: String(decoding: name, as: UTF8.self)) != nil
  }
}

extension FilePath {
  /// Returns the names from a folder to this path; nil if it isn't below the folder.
  ///
  /// Lexical, so neither path may contain links or `..`.
  func names(below folder: FilePath) -> ArraySlice<ArraySlice<UInt8>>? {
    components.starts(with: folder.components) ? components[folder.components.count...] : nil
  }

  package init(names: some Collection<ArraySlice<UInt8>>) {
    self.init(bytes: names.joined(separator: "/".utf8))
  }
}
