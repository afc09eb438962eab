internal import LintSyntax

/// Evaluates property values as CloudFormation does, with the values given to parameters.
///
/// This is where functions will be evaluated; until then all but `Ref` leave a value undecided.
struct Evaluation {
  private let template: Template
  private let given: ParameterValues

  init(_ template: Template, _ given: ParameterValues) {
    self.template = template
    self.given = given
  }

  /// What a written property value would be at deployment.
  func property(_ node: Node) -> Property {
    if let call = Intrinsic(node) { return result(of: call) }
    switch node.kind {
    case .sequence, .mapping:
      return Property(value: .container(node.kind), node: node)
    case .scalar:
      if let tag = node.tag, tag.hasPrefix("!"), tag != "!" {
        return undecided(.malformed("tag '\(tag)' is not an intrinsic function"), node)
      }
      guard let value = node.scalarValue else {
        return Property(value: .absent, node: nil)
      }
      if case .text(let text) = value, text.contains("{{resolve:") {
        return undecided(.dynamicReference, node)
      }
      return Property(value: .scalar(value, isSecret: false), node: node)
    }
  }

  private func result(of call: Intrinsic) -> Property {
    switch call.name {
    case "Ref":
      guard let name = call.argument.text else {
        return undecided(.malformed("'Ref' takes a name"), call.node)
      }
      return reference(to: name, call)
    case "Fn::GetAtt", "Fn::ImportValue", "Fn::GetStackOutput", "Fn::GetAZs", "Fn::Cidr",
      "Fn::Transform":
      return undecided(
        .deployTime(function: call.name, argument: call.argumentDescription),
        call.node,
      )
    default:
      return undecided(.function(call.name), call.node)
    }
  }

  private func reference(to name: String, _ call: Intrinsic) -> Property {
    if name == "AWS::NoValue" { return Property(value: .noValue, node: call.node) }
    if PseudoParameter(rawValue: name) != nil {
      return undecided(.deployTime(function: "Ref", argument: name), call.node)
    }
    guard let parameter = template.parameters[name] else {
      return undecided(.reference(name), call.node)
    }
    // What is given is a key as well; but a number of days is surely meant as one.
    if parameter.isParameterStoreKey, given[name].flatMap(WholeNumber.value) == nil {
      return undecided(.parameterStore(parameter: name), call.node)
    }
    if let value = given[name] {
      let shown = parameter.isSecret ? "given" : "given as '\(value)'"
      return property(
        text: value,
        of: parameter,
        call,
        because: ("parameter '\(name)' is \(shown)", parameter.key),
      )
    }
    guard let defaultValue = parameter.defaultValue, let text = defaultValue.text,
      let value = defaultValue.scalarValue
    else {
      return Property(value: .anyValue(of: parameter), node: call.node)
    }
    let explanation = ("the default of parameter '\(name)' is used", defaultValue)
    guard parameter.allows(text) else {
      var property = undecided(.contradictoryDefault(parameter: name), call.node)
      property.explanations = [explanation]
      return property
    }
    return property(text: text, typed: value, of: parameter, call, because: explanation)
  }

  private func property(
    text: String,
    typed value: ScalarValue? = nil,
    of parameter: Parameter,
    _ call: Intrinsic,
    because explanation: (String, Node),
  ) -> Property {
    let value: PropertyValue =
      text.contains("{{resolve:")
      ? .undecided(.dynamicReference)
      : .scalar(value ?? .text(text), isSecret: parameter.isSecret)
    return Property(value: value, node: call.node, explanations: [explanation])
  }

  private func undecided(_ reason: Undecided, _ node: Node) -> Property {
    Property(value: .undecided(reason), node: node)
  }
}
