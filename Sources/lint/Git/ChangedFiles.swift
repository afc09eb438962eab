internal import ElastiCacheLint
internal import Terraform

/// What has changed in a repository.
struct ChangedFiles {
  private var changes: WorkTreeChanges

  /// The files of Terraform configuration that have changed; nil as long as nobody has asked.
  private var configuration: [FilePath]?

  private var root: FilePath { changes.root }

  /// Asks Git what has changed since a reference, in the repository that some paths are in.
  ///
  /// - Parameter named: files and folders, all of which must be in one repository.
  init(since reference: String, among named: [FilePath]) throws(GitProblem) {
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

  /// Whether a file has changed, or a link that leads to it.
  ///
  /// Git has no history of a file that it ignores, nor of one that a link leads to out of the
  /// repository: both may have changed. One outside that is reached otherwise is none of its files.
  mutating func contains(_ path: FilePath) -> Bool {
    let trail = LinkTrail(following: path)
    let links = trail.links.compactMap { $0.names(below: root) }
    guard let end = trail.end.names(below: root) else { return !links.isEmpty }
    return changes.haveChanged(end) || links.contains { changes.haveChanged($0) }
  }

  /// Whether a file of Terraform configuration has changed in a folder or below it, or is there no
  /// more.
  mutating func containsConfiguration(below folder: FilePath) -> Bool {
    guard let names = POSIX.resolvedPath(of: folder).names(below: root) else { return false }
    let changed = configuration ?? changes.files(named: Self.isConfiguration)
    configuration = changed
    return changed.contains { $0.components.starts(with: names) }
  }

  /// Whether a file of one of some names has changed anywhere.
  mutating func containsFile(named names: [String]) -> Bool {
    !changes.files { names.contains(String(decoding: $0, as: UTF8.self)) }.isEmpty
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
  func names(below folder: FilePath) -> ArraySlice<ArraySlice<UInt8>>? {
    components.starts(with: folder.components) ? components[folder.components.count...] : nil
  }

  init(names: some Collection<ArraySlice<UInt8>>) {
    self.init(bytes: names.joined(separator: "/".utf8))
  }
}
