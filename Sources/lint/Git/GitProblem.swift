/// Why Git cannot tell what has changed.
enum GitProblem: Error {
  /// The program is not there.
  case noGit
  /// A folder is in no work tree.
  case noRepository(FilePath)
  /// What has the name of a repository is none.
  case unusable(FilePath)
  /// A file of a repository is a FIFO or a device, which Git would read without end.
  case notRegular(FilePath)
  /// A path is not in the work tree that the others are in.
  case outside(FilePath, root: FilePath)
  /// There is no such commit, or it is not here.
  case unknownReference(isShallow: Bool)
  /// The reference and the branch have no commit in common, or it is not here.
  case noMergeBase(isShallow: Bool)
  /// The program does not answer, for instance because it waits for a pipe in its repository.
  case noAnswer
  /// The program prints more than is read.
  case tooMuch
  /// Something else, in Git's own words.
  case failure(String)

  /// What is wrong and what to do about it, in words that follow the option and a colon.
  var description: String {
    switch self {
    case .noGit:
      "git is not installed, or not on PATH; without it nothing tells what has changed"
    case .noRepository(let folder):
      "'\(folder)' is in no git repository; lint it without --changed-since"
    case .unusable(let path):
      "'\(path)' is no git repository; remove it, or lint without --changed-since"
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

  /// Whether asking again, or of another repository, would take as much time or memory again.
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
