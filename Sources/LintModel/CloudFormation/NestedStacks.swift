internal import LintDiagnostics
internal import LintSyntax

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

  var all: [NestedStack] {
    template.resources.compactMap { resource in
      guard let path = Self.localTemplate(of: resource) else { return nil }
      return NestedStack(
        id: resource.name,
        range: lines.range(resource.key.range),
        templatePath: path,
        parameters: parameters(of: resource),
      )
    }
  }

  /// The path of a stack's template, or nil if the resource is no stack or its template is remote.
  static func localTemplate(of resource: TemplateEntry) -> String? {
    let key: StaticString
    switch resource.node["Type"]?.text {
    case "AWS::CloudFormation::Stack": key = "TemplateURL"
    case "AWS::Serverless::Application": key = "Location"
    default: return nil
    }
    if let asset = resource.node["Metadata"]?["aws:asset:path"]?.text { return asset }
    guard let node = resource.node["Properties"]?[key], Intrinsic(node) == nil,
      let path = resource.bindings.text(of: node), !path.isEmpty, !path.contains("://")
    else { return nil }
    return path
  }

  /// The values that a stack's parameters are given; those that depend on the scenario or on the
  /// deployment are not known.
  private func parameters(of resource: TemplateEntry) -> ParameterValues {
    var values = ParameterValues()
    // The pseudo parameters of a nested stack are those of its parent.
    for name in [PseudoParameter.region, .accountID] {
      values[name.rawValue] = given[name.rawValue]
    }
    for entry in resource.node["Properties"]?["Parameters"]?.entries ?? [] {
      guard let name = entry.key.text else { continue }
      switch value(entry.value, of: resource) {
      case .success(let value): values[name] = value
      case .failure(let reason): values.setUnknown(name, because: reason.reason)
      }
    }
    return values
  }

  private struct Unknown: Error {
    let reason: Undecided
  }

  private func value(_ node: Node, of resource: TemplateEntry) -> Result<String, Unknown> {
    let selections = Selections(
      of: [(node, resource.bindings)],
      condition: nil,
      in: template,
      given
    )
    var evaluator = Evaluator(template, given, selections)
    let outcomes: [Outcome]
    do throws(ScenarioLimit) {
      let diagram = try evaluator.value(node, resource.bindings)
      outcomes = evaluator.diagrams.outcomes(of: diagram)
    } catch {
      return .failure(Unknown(reason: .tooManyScenarios))
    }
    guard outcomes.count == 1, let value = outcomes.first?.value else {
      return .failure(Unknown(reason: .passedByParent(stack: resource.name)))
    }
    if let text = value.text { return .success(text) }
    if case .list(let values) = value, case let texts = values.compactMap(\.text),
      texts.count == values.count
    {
      return .success(texts.joined(separator: ","))
    }
    if case .undecided(let reason) = value { return .failure(Unknown(reason: reason)) }
    return .failure(Unknown(reason: .passedByParent(stack: resource.name)))
  }
}
