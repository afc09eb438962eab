public import LintText

/// Why a file is no baseline.
public struct BaselineFileError: Error, Sendable {
  /// What is wrong: one line.
  public let message: String

  /// Where it is wrong.
  public let range: SourceRange
}
