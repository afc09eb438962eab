public import LintDiagnostics

/// A stack that a template deploys from a template of its own, which lies beside it.
public struct NestedStack: Sendable {
  /// Its logical ID.
  public let id: String

  /// Where it is declared: its logical ID.
  public let range: SourceRange

  /// Where its template lies, relative to the folder of the template that deploys it.
  public let templatePath: String

  /// The values that its parameters are given.
  public let parameters: ParameterValues
}
