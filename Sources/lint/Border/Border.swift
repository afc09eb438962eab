/// The limit on which files a text may lead to; every file is opened and written through a border.
///
/// A person names any file. A text that was found — a configuration, a template, a plan, a module
/// manifest, a link — leads to regular files of the repository that holds it, and to none in `.git`.
struct Border: Hashable, Sendable {
  /// The folder that encloses everything within, without links; nil if there is no border.
  let root: FilePath?

  /// Whether the folder is that of a repository, and not of what is linted.
  let isRepository: Bool

  /// For paths that a person named, on the command line or in the environment.
  static let unbounded = Border(root: nil, isRepository: false)

  /// - Parameter root: an absolute path without links.
  init(repository root: FilePath) {
    self.init(root: root, isRepository: true)
  }

  /// - Parameter root: an absolute path without links.
  init(folder root: FilePath) {
    self.init(root: root, isRepository: false)
  }

  private init(root: FilePath?, isRepository: Bool) {
    self.root = root
    self.isRepository = isRepository
  }

  /// The reason why a path must not be used, links followed; nil if it may.
  ///
  /// - Parameter path: a file that is there, or one that is yet to be written.
  func problem(with path: FilePath) -> FileProblem? {
    guard let root else { return nil }
    return Self.problem(with: POSIX.resolvedPath(of: path), below: root, isRepository)
  }

  /// The file that a path leads to, without links.
  func target(of path: FilePath) throws(FileProblem) -> FilePath {
    if let real = POSIX.realPath(of: path) {
      if let root, let problem = Self.problem(with: real, below: root, isRepository) {
        throw problem
      }
      return real
    }
    // The answer must not depend on whether there is a file outside.
    if let problem = problem(with: path) { throw problem }
    do throws(SystemError) {
      _ = try POSIX.status(of: path)
      throw SystemError.absent
    } catch {
      throw .system(error)
    }
  }

  static func problem(
    with real: FilePath,
    below root: FilePath,
    _ isRepository: Bool,
  ) -> FileProblem? {
    let (names, outer) = (real.components, root.components)
    guard names.starts(with: outer) else { return .outside(isRepository: isRepository) }
    // Some file systems take names in any case for one.
    let isPrivate = names.dropFirst(outer.count).contains {
      String(decoding: $0, as: UTF8.self).lowercased() == ".git"
    }
    return isPrivate ? .gitFolder : nil
  }

  /// Whether files are opened and written as a person asked for.
  var isUnbounded: Bool { root == nil }
}
