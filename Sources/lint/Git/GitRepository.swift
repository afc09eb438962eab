/// A Git work tree, as far as it tells what has changed.
struct GitRepository {
  /// The folder of the work tree, without links.
  let root: FilePath

  /// Finds the work tree that encloses a folder.
  init(enclosing folder: FilePath) throws(GitProblem) {
    let result = try Self.run(["rev-parse", "--show-toplevel"], in: folder)
    guard let output = result.success else {
      let isInRepository = sequence(first: POSIX.resolvedPath(of: folder), next: \.parent)
        .contains { IgnoreRules.isWorkTree($0) }
      throw isInRepository ? .failure(result.firstError) : .noRepository(folder)
    }
    // A folder may have a line end in its name.
    root = POSIX.resolvedPath(of: FilePath(bytes: output.dropLast()))
  }

  /// The paths of what has changed since the work of this branch began: since it left the branch that
  /// a reference names.
  ///
  /// Committed or not, added, changed, deleted, or both ends of a rename; and what Git does not know
  /// yet and does not ignore. Relative to the root. A submodule and a repository that lies in this one
  /// are one path each.
  ///
  /// - Parameter reference: a branch, tag or commit, by any name that Git has for it.
  func changedPaths(since reference: String) throws(GitProblem) -> Set<FilePath> {
    let base = try mergeBase(with: commit(reference))
    // Not `git diff` with the work tree, which locks the index to note what was only touched.
    let committed = try output([
      "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules=none",
      base, "HEAD", "--",
    ])
    let pending = try output([
      "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all",
      "--ignore-submodules=none",
    ])
    // Two letters and a blank are before each path.
    let paths = committed.split(separator: 0) + pending.split(separator: 0).map { $0.dropFirst(3) }
    return Set(paths.map { FilePath(bytes: $0) })
  }

  private func commit(_ reference: String) throws(GitProblem) -> String {
    // What begins with a dash is no option behind `--end-of-options`.
    let result = try run([
      "rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}",
    ])
    guard let output = result.success else {
      throw .unknownReference(isShallow: try isShallow())
    }
    return Self.line(output)
  }

  private func mergeBase(with commit: String) throws(GitProblem) -> String {
    let result = try run(["merge-base", commit, "HEAD"])
    guard let output = result.success else {
      // 1 says that there is none, anything else that Git cannot tell.
      guard result.status == 1 else { throw .failure(result.firstError) }
      throw .noMergeBase(isShallow: try isShallow())
    }
    return Self.line(output)
  }

  private func isShallow() throws(GitProblem) -> Bool {
    try output(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
  }

  private func output(_ arguments: [String]) throws(GitProblem) -> [UInt8] {
    let result = try run(arguments)
    guard let output = result.success else { throw .failure(result.firstError) }
    return output
  }

  private func run(_ arguments: [String]) throws(GitProblem) -> ChildProcess {
    try Self.run(arguments, in: root)
  }

  private static func run(
    _ arguments: [String],
    in folder: FilePath,
  ) throws(GitProblem) -> ChildProcess {
    do {
      let all = [Array("-C".utf8), folder.bytes] + arguments.map { Array($0.utf8) }
      return try ChildProcess("git", all, environment: environment)
    } catch {
      throw error.isAbsence ? .noGit : .failure(error.message)
    }
  }

  private static func line(_ output: [UInt8]) -> String {
    String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Messages as they are in the source of Git, and no file of the repository written.
  ///
  /// A hook gets variables that say which repository is meant, relative to the folder it runs in.
  /// Ours is the one that encloses what is linted.
  private static let environment: [String: String?] = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_COMMON_DIR": nil, "GIT_INDEX_FILE": nil,
    "GIT_PREFIX": nil,
  ]
}

extension ChildProcess {
  /// What it wrote, if it says that all went well.
  fileprivate var success: [UInt8]? { status == 0 ? output : nil }

  /// The first line of what it complained of, without the word that all such lines begin with.
  fileprivate var firstError: String {
    let line = String(decoding: error.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return line.hasPrefix("fatal: ") ? String(line.dropFirst("fatal: ".count)) : line
  }
}
