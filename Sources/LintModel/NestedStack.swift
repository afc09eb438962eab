package import LintText

/// A stack that a template deploys from a template of its own, which lies beside it.
package struct NestedStack: Sendable {
  /// Its logical ID.
  package let id: Text

  /// Where it is declared: its logical ID.
  package let range: SourceRange

  /// Where its template lies, relative to the folder of the template that deploys it.
  package let templatePath: Text

  /// What its parameters are given, in every scenario of the template that deploys it.
  package let deployments: [Deployment]

  /// Creates a stack of its parts.
  package init(id: Text, range: SourceRange, templatePath: Text, deployments: [Deployment]) {
    self.id = id
    self.range = range
    self.templatePath = templatePath
    self.deployments = deployments
  }

  /// The values that the parameters of a stack are given in some scenarios.
  package struct Deployment: Sendable {
    /// The values.
    package let parameters: ParameterValues

    /// The values of the parent's parameters that lead there, or nil if it is so by default.
    package let scenario: Scenario?

    /// The scenarios in which the parent deploys the stack.
    package let coverage: ScenarioCoverage

    /// Creates a deployment of its parts.
    package init(parameters: ParameterValues, scenario: Scenario?, coverage: ScenarioCoverage) {
      self.parameters = parameters
      self.scenario = scenario
      self.coverage = coverage
    }
  }
}
