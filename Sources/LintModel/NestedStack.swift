public import LintDiagnostics

/// A stack that a template deploys from a template of its own, which lies beside it.
public struct NestedStack: Sendable {
  /// Its logical ID.
  public let id: String

  /// Where it is declared: its logical ID.
  public let range: SourceRange

  /// Where its template lies, relative to the folder of the template that deploys it.
  public let templatePath: String

  /// What its parameters are given, in every scenario of the template that deploys it.
  public let deployments: [Deployment]

  /// The values that the parameters of a stack are given in some scenarios.
  public struct Deployment: Sendable {
    /// The values.
    public let parameters: ParameterValues

    /// The values of the parent's parameters that lead there, or nil if it is so by default.
    public let scenario: Scenario?

    /// Whether every parameter of the parent that matters has a default.
    public let hasDefaultScenario: Bool
  }
}
