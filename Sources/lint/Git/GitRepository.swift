/// A Git repository that is asked for what it has recorded, and for the names in its work tree.
///
/// Whoever wrote the files may have written the configuration of the repository too, as in an
/// unpacked archive. Therefore only commands are used that run no other program whatever it says:
/// they show no differences, read no file of the work tree through filters, and enter no submodule.
/// What could make them run one all the same is switched off besides.
struct GitRepository {
  /// The folder of the work tree, without links.
  let root: FilePath

  /// Where Git keeps what it has recorded.
  private let folder: FilePath

  private let limits: ChildProcess.Limits

  /// Finds the repository whose work tree encloses a folder.
  ///
  /// By ourselves: Git takes each folder on the way up that looks like one for a repository, and any
  /// branch may have such a folder among its files. None has one by the name `.git`.
  static func enclosing(_ folder: FilePath) throws(GitProblem) -> GitRepository {
    let folders = sequence(first: POSIX.resolvedPath(of: folder), next: \.parent)
    guard let root = folders.first(where: Border.isWorkTree) else {
      throw .noRepository(folder)
    }
    return try GitRepository(at: root)
  }

  /// - Parameters:
  ///   - root: a folder without links that has a `.git`.
  ///   - limits: the bounds of each run of Git.
  init(
    at root: FilePath,
    limits: ChildProcess.Limits = ChildProcess.Limits(),
  ) throws(GitProblem) {
    self.root = root
    self.limits = limits
    let entry = root.appending(".git")
    if let file = Border.endlessFile(below: entry) { throw .notRegular(file) }
    // This reads the configuration and little else. If that includes a FIFO, Git waits for ever.
    var short = limits
    short.silence = min(limits.silence, 10_000)
    // Git refuses the repository of another user only where it finds it itself.
    let found = try Self.output(["rev-parse", "--git-dir"], [], in: root, short).dropLast()
    folder = POSIX.resolvedPath(
      of: found.first == UInt8(ascii: "/") ? FilePath(bytes: found) : root.appending(found)
    )
    guard Self.isUsable(folder, in: root) else { throw .unusable(entry) }
    // Of a submodule or a linked work tree.
    if folder != entry, let file = Border.endlessFile(below: folder) { throw .notRegular(file) }
  }

  /// Whether what Git has found is what `.git` is or names; where it is neither, Git has taken the
  /// folder itself for a repository, or has gone on to the folders above.
  private static func isUsable(_ folder: FilePath, in root: FilePath) -> Bool {
    let entry = root.appending(".git")
    switch (try? POSIX.status(of: entry))?.kind {
    case .folder: return folder == POSIX.realPath(of: entry)
    case .regular: return !folder.components.starts(with: root.components)
    case .link, .stream, .other, nil: return false
    }
  }

  /// The commit in which the work of this branch began: where it left the branch that a reference
  /// names.
  ///
  /// - Parameter reference: a branch, tag or commit, by any name that Git has for it.
  func start(since reference: String) throws(GitProblem) -> String {
    let result = try run(["merge-base", commit(reference), "HEAD"])
    guard let output = result.success else {
      // 1 says that there is none, anything else that Git cannot tell.
      guard result.status == 1 else { throw .failure(result.firstError) }
      throw .noMergeBase(isShallow: try isShallow())
    }
    return String(decoding: output.dropLast(), as: UTF8.self)
  }

  private func commit(_ reference: String) throws(GitProblem) -> String {
    // No name begins with a dash, but options do.
    let result =
      reference.hasPrefix("-")
      ? nil : try run(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"])
    // `^HEAD` names what is not reachable from a commit, and is answered with `^` and its hash.
    guard let output = result?.success, output.first != UInt8(ascii: "^") else {
      throw .unknownReference(isShallow: try isShallow())
    }
    return String(decoding: output.dropLast(), as: UTF8.self)
  }

  private func isShallow() throws(GitProblem) -> Bool {
    try output(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
  }

  /// The files of a commit.
  func tree(of commit: String) throws(GitProblem) -> GitTree {
    try GitTree(listing: output(["ls-tree", "-r", "-z", "--full-tree", commit]))
  }

  /// The names in the work tree: those that Git knows, and those that it does not ignore.
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

  /// Says which repository is meant, so that Git looks for none.
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

  /// No program that the repository names for looking for changes, for events, or for showing a text,
  /// and no file of patterns that it names anywhere.
  private static let switches = [
    "--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null",
    "-c", "core.excludesFile=", "-c", "core.attributesFile=",
  ]

  /// Messages as they are in the source of Git, no file of the repository written, and nothing
  /// fetched that a partial clone lacks: how, the repository says.
  ///
  /// A hook gets variables that say which repository is meant, and where it has its files. Ours is
  /// the one that encloses what is linted. Those are dropped that `git rev-parse --local-env-vars`
  /// lists, but for the configuration that they hand on, which is that of the person who runs Git.
  private static let environment: [String: String?] = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_COMMON_DIR": nil, "GIT_DIR": nil,
    "GIT_GRAFT_FILE": nil, "GIT_IMPLICIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil,
    "GIT_INTERNAL_SUPER_PREFIX": nil, "GIT_NO_REPLACE_OBJECTS": nil, "GIT_OBJECT_DIRECTORY": nil,
    "GIT_PREFIX": nil, "GIT_REPLACE_REF_BASE": nil, "GIT_SHALLOW_FILE": nil, "GIT_WORK_TREE": nil,
  ]
}

extension ChildProcess {
  /// What it wrote, if it says that all went well.
  fileprivate var success: [UInt8]? { status == 0 ? output : nil }

  /// The first line of what it complained of that is more than a warning, without the word that all such
  /// lines begin with.
  fileprivate var firstError: String {
    let lines = error.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = lines.first { !$0.hasPrefix("warning: ") } ?? lines.first ?? ""
    let prefix = ["fatal: ", "error: "].first(where: line.hasPrefix) ?? ""
    return String(line.dropFirst(prefix.count))
  }
}
