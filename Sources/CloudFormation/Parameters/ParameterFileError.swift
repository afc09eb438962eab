public import LintText

/// Why a file of parameters could not be read.
public struct ParameterFileError: Error, Sendable {
  /// What is wrong: one line.
  public let message: String

  /// Where it is wrong.
  public let range: SourceRange

  /// Whether the file has one of the accepted forms, so that listing them helps nobody.
  package let hasAcceptedForm: Bool
}
