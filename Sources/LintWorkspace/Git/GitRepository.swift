/// A Git repository, queried for its commits and the names in its work tree.
///
/// The configuration of the repository may be as untrusted as the files, as in an unpacked archive.
/// Therefore only commands that don't run other programs are used: they don't show differences,
/// read files of the work tree through filters, or enter submodules. Settings that could still make
/// them run one are disabled.
struct GitRepository {
  /// The folder of the work tree, without links.
  let root: FilePath

  /// The Git folder.
  private let folder: FilePath

  private let limits: ChildProcess.Limits

  /// Finds the repository whose work tree encloses a folder.
  ///
  /// Searches natively: Git accepts any enclosing folder that looks like a repository, and a branch
  /// may contain such a folder among its files, though none named `.git`.
  static func enclosing(_ folder: FilePath) throws(GitProblem) -> GitRepository {
    let folders = sequence(first: POSIX.resolvedPath(of: folder), next: \.parent)
    guard let root = folders.first(where: Border.isWorkTree) else {
      throw .noRepository(folder)
    }
    return try GitRepository(at: root)
  }

  /// - Parameters:
  ///   - root: a folder without links that contains `.git`.
  ///   - limits: the limits of each run of Git.
  init(
    at root: FilePath,
    limits: ChildProcess.Limits = ChildProcess.Limits(),
  ) throws(GitProblem) {
    self.root = root
    self.limits = limits
    let entry = root.appending(".git")
    if let file = Border.endlessFile(below: entry) { throw .notRegular(file) }
    // This reads little more than the configuration. If that includes a FIFO, Git waits forever.
    var short = limits
    short.silence = min(limits.silence, 10_000)
    // Git rejects the repository of another user only if it discovers the repository itself.
    let found = try Self.output(["rev-parse", "--git-dir"], [], in: root, short).dropLast()
    folder = POSIX.resolvedPath(
      of: found.first == UInt8(ascii: "/") ? FilePath(bytes: found) : root.appending(found)
    )
    guard Self.isUsable(folder, in: root) else { throw .unusable(entry) }
    // A submodule or a linked work tree.
    if folder != entry, let file = Border.endlessFile(below: folder) { throw .notRegular(file) }
  }

  /// Whether Git found the repository that `.git` is or names; otherwise Git used the folder itself
  /// as a repository, or continued to the folders above.
  private static func isUsable(_ folder: FilePath, in root: FilePath) -> Bool {
    let entry = root.appending(".git")
    switch (try? POSIX.status(of: entry))?.kind {
    case .folder: return folder == POSIX.realPath(of: entry)
    case .regular: return !folder.isInside(root)
    case .link, .stream, .other, nil: return false
    }
  }

  /// Returns the commit at which this branch forked from the branch that a reference names.
  ///
  /// - Parameter reference: a branch, tag or commit, by any name that Git accepts.
  func start(since reference: String) throws(GitProblem) -> String {
    let result = try run(["merge-base", commit(reference), "HEAD"])
    guard let output = result.success else {
      // Status 1 means no common commit; any other is a failure.
      guard result.status == 1 else { throw .failure(result.firstError) }
      throw .noMergeBase(isShallow: try isShallow())
    }
    return String(decoding: output.dropLast(), as: UTF8.self)
  }

  private func commit(_ reference: String) throws(GitProblem) -> String {
    // Names never begin with a dash, but options do.
    let result =
      reference.hasPrefix("-")
      ? nil : try run(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"])
    // `^HEAD` excludes the commits reachable from it, and resolves to `^` and a hash.
    guard let output = result?.success, output.first != UInt8(ascii: "^") else {
      throw .unknownReference(isShallow: try isShallow())
    }
    return String(decoding: output.dropLast(), as: UTF8.self)
  }

  private func isShallow() throws(GitProblem) -> Bool {
    try output(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
  }

  /// Returns the files of a commit.
  func tree(of commit: String) throws(GitProblem) -> GitTree {
    try GitTree(listing: output(["ls-tree", "-r", "-z", "--full-tree", commit]))
  }

  /// Returns the names in the work tree that Git tracks or doesn't ignore.
  func listing() throws(GitProblem) -> GitListing {
    try GitListing(
      listing: output(["ls-files", "-t", "-z", "--cached", "--others", "--exclude-standard"])
    )
  }

  private func output(_ arguments: [String]) throws(GitProblem) -> [UInt8] {
    try Self.output(arguments, location, in: root, limits)
  }

  private func run(_ arguments: [String]) throws(GitProblem) -> ChildProcess {
    try Self.run(arguments, location, in: root, limits)
  }

  /// The options that select the repository, so Git doesn't search for one.
  private var location: [[UInt8]] {
    [Array("--git-dir=".utf8) + folder.bytes, Array("--work-tree=".utf8) + root.bytes]
  }

  private static func output(
    _ arguments: [String],
    _ location: [[UInt8]],
    in root: FilePath,
    _ limits: ChildProcess.Limits,
  ) throws(GitProblem) -> [UInt8] {
    let result = try run(arguments, location, in: root, limits)
    guard let output = result.success else { throw .failure(result.firstError) }
    return output
  }

  private static func run(
    _ arguments: [String],
    _ location: [[UInt8]],
    in root: FilePath,
    _ limits: ChildProcess.Limits,
  ) throws(GitProblem) -> ChildProcess {
    do {
      let all =
        [Array("-C".utf8), root.bytes] + location
        + (switches + arguments).map { Array($0.utf8) }
      return try ChildProcess("git", all, environment: environment, limits: limits)
    } catch {
      switch error {
      case .noAnswer: throw .noAnswer
      case .tooLarge: throw .tooMuch
      default: throw error.isAbsence ? .noGit : .failure(error.message)
      }
    }
  }

  /// Disables the programs that the repository may configure to detect changes, handle events, or
  /// page output, and pattern files at any configured path.
  private static let switches = [
    "--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null",
    "-c", "core.excludesFile=", "-c", "core.attributesFile=",
  ]

  /// Untranslated messages, no writes to the repository, and no fetching of objects that a partial
  /// clone lacks, since the repository configures how to fetch.
  ///
  /// A hook inherits variables that select a repository and the locations of its files, but the
  /// relevant repository is the one that encloses the inputs. Removes the variables that
  /// `git rev-parse --local-env-vars` lists, except those that pass on configuration, which belongs
  /// to the user who runs Git.
  private static let environment: [String: String?] = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_COMMON_DIR": nil, "GIT_DIR": nil,
    "GIT_GRAFT_FILE": nil, "GIT_IMPLICIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil,
    "GIT_INTERNAL_SUPER_PREFIX": nil, "GIT_NO_REPLACE_OBJECTS": nil, "GIT_OBJECT_DIRECTORY": nil,
    "GIT_PREFIX": nil, "GIT_REPLACE_REF_BASE": nil, "GIT_SHALLOW_FILE": nil, "GIT_WORK_TREE": nil,
  ]
}

extension ChildProcess {
  /// The output, if the program succeeded.
  fileprivate var success: [UInt8]? { status == 0 ? output : nil }

  /// The first error line that isn't a warning, without its prefix.
  fileprivate var firstError: String {
    let lines = error.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = lines.first { !$0.hasPrefix("warning: ") } ?? lines.first ?? ""
    let prefix = ["fatal: ", "error: "].first(where: line.hasPrefix) ?? ""
    return String(line.dropFirst(prefix.count))
  }
}
