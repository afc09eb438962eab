internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds the nested stacks of a template whose own templates lie beside it.
///
/// `TemplateURL` and `Location` name a local file until `aws cloudformation package` or `sam package`
/// uploads it; CDK writes the name of the file into the metadata.
struct NestedStacks {
  private let template: Template
  private let given: ParameterValues
  private let lines: LineIndex

  init(_ template: Template, _ given: ParameterValues, _ lines: LineIndex) {
    self.template = template
    self.given = given
    self.lines = lines
  }

  /// - Parameter budget: what may be spent on the scenarios of the template, less what they cost.
  func all(_ budget: inout ScenarioBudget) -> [NestedStack] {
    template.resources.compactMap { resource in
      guard let path = Self.localTemplate(of: resource) else { return nil }
      return NestedStack(
        id: Self.id(resource.name),
        range: lines.range(resource.key.range),
        templatePath: path,
        deployments: deployments(of: resource, &budget),
      )
    }
  }

  /// The name of a stack, cut where it is longer than the 255 characters that CloudFormation allows:
  /// it is told with every cache in the stack.
  private static func id(_ name: Text) -> Text {
    // By scalars: a letter with its accents may be as long as a text.
    let scalars = name.string.unicodeScalars
    return scalars.count <= 255
      ? name : Text(String(String.UnicodeScalarView(scalars.prefix(255))) + "…")
  }

  /// The path of a stack's template, or nil if the resource is no stack or its template is remote.
  static func localTemplate(of resource: TemplateEntry) -> Text? {
    guard let type = resource.type else { return nil }
    let key: StaticString
    if type.hasText("AWS::CloudFormation::Stack") {
      key = "TemplateURL"
    } else if type.hasText("AWS::Serverless::Application") {
      key = "Location"
    } else {
      return nil
    }
    if let asset = resource["Metadata"]?["aws:asset:path"]?.text { return asset }
    guard
      let node = resource["Properties"].flatMap({
        resource.bindings.value(of: key, in: $0)
      }), Intrinsic(node) == nil,
      let path = resource.bindings.text(of: node), !path.isEmpty, !path.contains("://")
    else { return nil }
    return path
  }

  /// How many different sets of values are passed on; a stack that is given more is given none
  /// that is known.
  private static let limit = 64

  /// What a stack's parameters are given in every scenario.
  private func deployments(
    of resource: TemplateEntry,
    _ budget: inout ScenarioBudget,
  ) -> [NestedStack.Deployment] {
    let entries = resource["Properties"]?["Parameters"]?.entries ?? []
    let selections = Selections(
      of: entries.map { ($0.value, resource.bindings) }
        + resource.memberships.map { ($0.collection, $0.bindings) },
      condition: resource["Condition"].flatMap(resource.bindings.text),
      in: template,
      given,
      budget,
    )
    var evaluator = Evaluator(template, given, selections, budget)
    defer { budget.spend(selections.effort + evaluator.diagrams.effort) }
    let names = entries.map { $0.key.text ?? "" }
    do throws(ScenarioLimit) {
      if selections.isExceeded { throw ScenarioLimit() }
      let values = try evaluator.values(entries.map(\.value), of: resource)
      let found = evaluator.deployments(of: values, selections)
      guard found.count <= Self.limit else { throw ScenarioLimit() }
      let coverage = evaluator.coverage(of: values)
      return found.map { deployment in
        NestedStack.Deployment(
          parameters: parameters(names, deployment.values),
          scenario: deployment.scenario,
          coverage: coverage,
        )
      }
    } catch {
      let unknown = names.map { _ in Outcome.Value.undecided(.tooManyScenarios) }
      return [
        NestedStack.Deployment(
          parameters: parameters(names, unknown),
          scenario: nil,
          coverage: .whole,
        )
      ]
    }
  }

  private func parameters(_ names: [Text], _ outcomes: [Outcome.Value]) -> ParameterValues {
    var parameters = ParameterValues()
    // The pseudo parameters of a nested stack are those of its parent.
    for name in [PseudoParameter.region, .accountID] {
      parameters[name.rawValue] = given[name.rawValue]
    }
    for (name, value) in zip(names, outcomes) {
      if let text = value.text {
        parameters[name] = text
      } else if case .list(let values) = value, case let texts = values.compactMap(\.text),
        texts.count == values.count
      {
        parameters[name] = texts.joined(separator: ",")
      } else if case .undecided(let reason)? = value.obstacle {
        parameters.setUnknown(name, because: reason)
      } else {
        parameters.setUnknown(name, because: .malformed("what is passed as '\(name)' is no value"))
      }
    }
    return parameters
  }
}

extension Evaluator {
  /// What several values come to together, as one list, wherever their resource is created.
  fileprivate mutating func values(
    _ nodes: [Node],
    of resource: TemplateEntry,
  ) throws(ScenarioLimit) -> Diagram {
    let deployment = try deployment(of: resource)
    var result = try outcome(.list([]), at: nil)
    for node in nodes {
      let next = try value(node, resource.bindings)
      result = try diagrams.combine(result, next) { list, element in
        guard case .list(let values) = list.value else { return list }
        if case .refused = element.value { return element }
        return Outcome(.list(values + [element.value]), at: nil)
      }
    }
    return try deployed(result, where: deployment)
  }

  /// The scenarios in which a resource with some values is created.
  fileprivate func coverage(of values: Diagram) -> ScenarioCoverage {
    let byDefault = diagrams.outcome(of: values) { domains[$0].defaultIndex }
    let isDefault = if case .list? = byDefault?.value { true } else { false }
    return ScenarioCoverage(
      hasDefault: isDefault && domains.allSatisfy { $0.defaultIndex != nil },
      isAlwaysCreated: !diagrams.outcomes(of: values).contains { $0.value == .notCreated },
    )
  }

  /// Each list of values with the fewest values of parameters that lead to it, the default first.
  fileprivate func deployments(
    of values: Diagram,
    _ selections: Selections,
  ) -> [(values: [Outcome.Value], scenario: Scenario?)] {
    let ways = diagrams.cheapestWays(in: values, cost: cost)
    let byDefault = diagrams.outcome(of: values) { domains[$0].defaultIndex }
    var found: [(values: [Outcome.Value], scenario: Scenario?)] = []
    for outcome in diagrams.outcomes(of: values) {
      guard case .list(let values) = outcome.value else { continue }
      if outcome == byDefault {
        found.insert((values, nil), at: 0)
      } else {
        found.append((values, ways[outcome].map { scenario($0.values, selections) }))
      }
    }
    return found
  }
}
