public import LintText

/// The reason why a file is not a baseline.
public struct BaselineFileError: Error, Sendable {
  /// The problem, in one line.
  public let message: String

  /// The location of the problem.
  public let range: SourceRange
}
