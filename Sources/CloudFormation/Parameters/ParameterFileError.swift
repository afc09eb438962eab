public import LintText

/// The reason that a file of parameters could not be read.
public struct ParameterFileError: Error, Sendable {
  /// The problem, in one line.
  public let message: String

  /// The location of the problem.
  public let range: SourceRange

  /// Whether the file has one of the accepted forms, so listing them wouldn't help.
  package let hasAcceptedForm: Bool
}
