package import LintText

/// A stack that a template deploys from a local template of its own.
///
/// A stack with different templates in different scenarios is one of these for each template.
package struct NestedStack: Sendable {
  /// Its logical ID.
  package let id: Text

  /// Where it is declared: its logical ID.
  package let range: SourceRange

  /// Where its template lies, relative to the folder of the template that deploys it.
  package let templatePath: Text

  /// What its parameters are given, in every scenario of the template that deploys it.
  package let deployments: [Deployment]

  /// The parameters that the parent passes in some scenario.
  package let passedParameters: [PassedParameter]

  /// The key that is written twice and decides what is passed; nil if there is none.
  package let duplicate: SourceRange?

  /// Creates a stack of its parts.
  package init(
    id: Text,
    range: SourceRange,
    templatePath: Text,
    deployments: [Deployment],
    passedParameters: [PassedParameter] = [],
    duplicate: SourceRange? = nil,
  ) {
    self.id = id
    self.range = range
    self.templatePath = templatePath
    self.deployments = deployments
    self.passedParameters = passedParameters
    self.duplicate = duplicate
  }

  /// The same stack with other deployments.
  package func replacing(_ deployments: [Deployment]) -> NestedStack {
    NestedStack(
      id: id,
      range: range,
      templatePath: templatePath,
      deployments: deployments,
      passedParameters: passedParameters,
      duplicate: duplicate,
    )
  }

  /// A parameter that a template passes to a stack.
  package struct PassedParameter: Sendable {
    /// Its name.
    package let name: Text

    /// The location of its name.
    package let range: SourceRange

    /// Creates a parameter of its parts.
    package init(name: Text, range: SourceRange) {
      self.name = name
      self.range = range
    }
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
