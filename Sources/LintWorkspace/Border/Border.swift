/// The limit on the files that a text may reference; every file is opened and written through a
/// border.
///
/// The user may name any file. A discovered text — a configuration, a template, a plan, a module
/// manifest, a link — may only reference regular files of the repository that contains it, and none
/// in `.git`.
package struct Border: Hashable, Sendable {
  /// The enclosing folder, without links; nil if unbounded.
  let root: FilePath?

  /// Whether the folder is a repository rather than a linted folder.
  let isRepository: Bool

  /// The open files, read in place of those on disk; nil without any.
  let open: OpenFiles?

  /// The folders that the run knows, for reading; nil to resolve every path anew.
  let folders: KnownFolders?

  /// For paths that the user named on the command line or in the environment.
  package static let unbounded = unbounded(open: nil)

  /// Returns no border, with the files that are read in place of those on disk.
  static func unbounded(open: OpenFiles?) -> Border {
    Border(root: nil, isRepository: false, open: open, nil)
  }

  /// - Parameter root: an absolute path without links.
  package init(
    repository root: FilePath,
    open: OpenFiles? = nil,
    _ folders: KnownFolders? = nil,
  ) {
    self.init(root: root, isRepository: true, open: open, folders)
  }

  /// - Parameter root: an absolute path without links.
  package init(folder root: FilePath, open: OpenFiles? = nil, _ folders: KnownFolders? = nil) {
    self.init(root: root, isRepository: false, open: open, folders)
  }

  private init(
    root: FilePath?,
    isRepository: Bool,
    open: OpenFiles?,
    _ folders: KnownFolders?,
  ) {
    self.root = root
    self.isRepository = isRepository
    self.open = open
    self.folders = folders
  }

  /// Returns the reason why a path must not be used, after resolving links; nil if it may.
  ///
  /// - Parameter path: a file that exists or is yet to be written.
  func problem(with path: FilePath) -> FileProblem? {
    guard let root else { return nil }
    return Self.problem(with: POSIX.resolvedPath(of: path), below: root, isRepository)
  }

  /// Returns the file at a path, with links resolved as they are now.
  func target(of path: FilePath) throws(FileProblem) -> FilePath {
    try target(of: path, POSIX.realPath(of: path))
  }

  /// Returns the file or folder at a path to read, with links resolved as the run knows them.
  func readTarget(of path: FilePath, isFolder: Bool) throws(FileProblem) -> FilePath {
    guard let folders else { return try target(of: path) }
    return try target(
      of: path,
      isFolder ? folders.realPath(ofFolder: path) : folders.realPath(of: path),
    )
  }

  private func target(of path: FilePath, _ real: FilePath?) throws(FileProblem) -> FilePath {
    if let real {
      if let root, let problem = Self.problem(with: real, below: root, isRepository) {
        throw problem
      }
      return real
    }
    // The error must not reveal whether a file exists outside.
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
    guard real.isInside(root) else { return .outside(isRepository: isRepository) }
    // Some file systems ignore case.
    let names = real.bytes.dropFirst(root.bytes.count > 1 ? root.bytes.count : 0)
    let isPrivate = names.split(separator: UInt8(ascii: "/"))
      .contains { $0.elementsEqual(".git".utf8) { ($0 | ($0 > 64 ? 32 : 0)) == $1 } }
    return isPrivate ? .gitFolder : nil
  }

  /// Returns a folder and the folders above it, as far as they are inside the border.
  ///
  /// - Parameter folder: an absolute path without links.
  func folders(from folder: FilePath) -> some Sequence<FilePath> {
    sequence(first: folder, next: \.parent).prefix { folder in
      root.map { folder.isInside($0) } ?? true
    }
  }

  /// Whether the user named the path, so any file may be opened and written.
  var isUnbounded: Bool { root == nil }
}

extension Border {
  /// Compares what may be read; the known folders don't decide on that.
  package static func == (left: Border, right: Border) -> Bool {
    left.root == right.root && left.isRepository == right.isRepository && left.open == right.open
  }

  /// Hashes what may be read.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(root)
    hasher.combine(isRepository)
    hasher.combine(open)
  }
}
