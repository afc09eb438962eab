package import LintDiagnostics
package import LintScenarios
package import LintText

/// A stack that a template or a plan deploys from a local template, or from one that is written
/// there.
///
/// A stack with different templates in different scenarios is represented once for each template.
package struct NestedStack: Sendable {
  /// The logical ID.
  package let id: Text

  /// The bytes of its declaration: its logical ID.
  package let range: Range<Int>

  /// The path of its template, relative to the folder of the template that deploys it; the name of
  /// the property of a template that is written there.
  package let templatePath: Text

  /// The template, if it is written in the template that deploys it.
  package let body: InlineTemplate?

  /// The file of its template, if that was read already.
  package var file: SourceFile?

  /// The block of a configuration that declares it; nil in other inputs.
  package var block: Block?

  /// Whether the path of its template is relative to the working folder, as settings name it.
  package var isUploaded = false

  /// Whether it is a single resource, which has the name of the stack.
  package var isResource = false

  /// The values that its parameters are given, in every scenario of the template that deploys it.
  package let deployments: [Deployment]

  /// The parameters that the parent passes in some scenario.
  package let passedParameters: [PassedParameter]

  /// The key that is written twice and decides which values are passed; nil if there isn't any.
  package let duplicate: Range<Int>?

  /// Creates a stack from its parts.
  package init(
    id: Text,
    range: Range<Int>,
    templatePath: Text,
    body: InlineTemplate? = nil,
    deployments: [Deployment],
    passedParameters: [PassedParameter] = [],
    duplicate: Range<Int>? = nil,
  ) {
    self.id = id
    self.range = range
    self.templatePath = templatePath
    self.body = body
    self.deployments = deployments
    self.passedParameters = passedParameters
    self.duplicate = duplicate
  }

  /// Returns the same stack with other deployments.
  package func replacing(_ deployments: [Deployment]) -> NestedStack {
    var stack = NestedStack(
      id: id,
      range: range,
      templatePath: templatePath,
      body: body,
      deployments: deployments,
      passedParameters: passedParameters,
      duplicate: duplicate,
    )
    stack.file = file
    stack.block = block
    stack.isUploaded = isUploaded
    stack.isResource = isResource
    return stack
  }

  /// A block of a configuration that deploys a template.
  package struct Block: Sendable {
    /// The type and labels of the block, or of a call that leads to it.
    package let header: Place

    /// All lines of the block, and of the calls that lead to it.
    package let lines: [LineRange]

    /// The folders of the modules that the template was computed from.
    package var folders: Set<Text> = []

    /// Whether values of the template must not be shown.
    package var isSecret = false

    /// A variable with more values than are listed, on which the template depends; nil without one.
    package var placeholder: Text?

    /// Creates a block from its parts.
    package init(header: Place, lines: [LineRange]) {
      self.header = header
      self.lines = lines
    }
  }

  /// A parameter that a template passes to a stack.
  package struct PassedParameter: Sendable {
    package let name: Text

    /// The bytes of its name.
    package let range: Range<Int>

    /// The literal values that are written, in every branch of `Fn::If`, with their bytes.
    package let values: [(text: Text, range: Range<Int>)]

    /// Creates a parameter from its parts.
    package init(name: Text, range: Range<Int>, values: [(text: Text, range: Range<Int>)] = []) {
      self.name = name
      self.range = range
      self.values = values
    }
  }

  /// Returns the values of a deployment, each with the place where the parent passes it: the
  /// literal, if it is written once, or else the name.
  package func parameters(
    in deployment: Deployment,
    _ place: (Range<Int>) -> Place,
  ) -> ParameterValues {
    var parameters = deployment.parameters
    for (name, passed) in Dictionary(grouping: passedParameters, by: \.name) {
      let written = passed.flatMap(\.values).filter { $0.text == parameters[name] }
      if written.count == 1 {
        parameters.setSource(.passed(place(written[0].range)), of: name)
      } else if passed.count == 1, parameters.source(of: name) == nil {
        parameters.setSource(.passed(place(passed[0].range)), of: name)
      }
    }
    return parameters
  }

  /// The values that the parameters of a stack are given in some scenarios.
  package struct Deployment: Sendable {
    package let parameters: ParameterValues

    /// The values of the parent's parameters that lead there, or nil if the defaults do.
    package let scenario: Scenario?

    /// The scenarios in which the parent deploys the stack.
    package let coverage: ScenarioCoverage

    /// The reason that it is unknown whether the parent deploys the stack; nil if it does.
    package let undecided: Undecided?

    /// Creates a deployment from its parts.
    package init(
      parameters: ParameterValues,
      scenario: Scenario?,
      coverage: ScenarioCoverage,
      undecided: Undecided? = nil,
    ) {
      self.parameters = parameters
      self.scenario = scenario
      self.coverage = coverage
      self.undecided = undecided
    }
  }
}
