/// The reason why Git cannot determine the changes.
package enum GitProblem: Error {
  /// The program was not found.
  case noGit
  /// A folder isn't in a work tree.
  case noRepository(FilePath)
  /// The folder or file `.git` isn't a repository.
  case unusable(FilePath)
  /// A file of a repository is a FIFO or a device, which Git would read endlessly.
  case notRegular(FilePath)
  /// A path isn't in the work tree of the others.
  case outside(FilePath, root: FilePath)
  /// The commit doesn't exist, or not in this clone.
  case unknownReference(isShallow: Bool)
  /// The reference and the branch have no common commit, or not in this clone.
  case noMergeBase(isShallow: Bool)
  /// The program doesn't respond, for instance because it waits for a pipe in its repository.
  case noAnswer
  /// The program prints more than the limit.
  case tooMuch
  /// Any other problem, in Git's words.
  case failure(String)

  /// The problem and its remedy as a phrase that follows the option and a colon.
  package var description: String {
    switch self {
    case .noGit:
      "git is not installed, or not on PATH; without it --changed-since cannot tell what has changed"
    case .noRepository(let folder):
      "'\(folder)' is in no git repository; lint it without --changed-since"
    case .unusable(let path):
      "'\(path)' is not a Git repository; remove it, or lint without --changed-since"
    case .notRegular(let path):
      "'\(path)' is a pipe or a device; remove it, or lint without --changed-since"
    case .outside(let path, let root):
      "'\(path)' is not in the git repository '\(root)'; lint it in a run of its own"
    case .unknownReference(isShallow: false):
      "there is no such commit; fetch it, or look for another name of it with 'git branch --all'"
    case .unknownReference(isShallow: true):
      "there is no such commit in this shallow clone; \(Self.deepening)"
    case .noMergeBase(isShallow: false):
      "it has no commit in common with HEAD; name the branch that this one left"
    case .noMergeBase(isShallow: true):
      "this shallow clone ends before the commit that it has in common with HEAD; \(Self.deepening)"
    case .noAnswer:
      "git does not answer; look for pipes in the repository, or lint without --changed-since"
    case .tooMuch:
      "git lists more files than can be compared; lint without --changed-since"
    case .failure(let message):
      "git says: \(message)"
    }
  }

  /// Whether a retry, or another repository, could again take as much time or memory.
  var isExcess: Bool {
    switch self {
    case .notRegular, .noAnswer, .tooMuch: true
    case .noGit, .noRepository, .unusable, .outside, .unknownReference, .noMergeBase, .failure:
      false
    }
  }

  private static let deepening =
    "fetch all of it: 'git fetch --unshallow', or 'fetch-depth: 0' for actions/checkout"
}
