internal import LintScenarios
package import LintText

/// The resources of Cloud Control, each of which is judged as a template of one resource.
package enum CloudControlResource {
  /// Whether resources of a type, by its name in CloudFormation, are caches or may deploy some.
  package static func mayHoldCache(_ type: Text) -> Bool {
    CacheType(type)?.language == .cloudFormation || type == "AWS::CloudFormation::Stack"
      || type == "AWS::CloudFormation::StackSet"
  }

  /// Returns a resource as a template of it alone.
  ///
  /// - Parameters:
  ///   - property: the property that has its properties.
  ///   - body: the template.
  package static func stack(
    _ id: Text,
    at range: Range<Int>,
    _ property: Text,
    _ body: InlineTemplate,
  ) -> NestedStack {
    var values = ParameterValues()
    values.isComplete = true
    var stack = NestedStack(
      id: id,
      range: range,
      templatePath: property,
      body: body,
      deployments: [NestedStack.Deployment(parameters: values, scenario: nil, coverage: .whole)],
    )
    stack.isResource = true
    return stack
  }

  /// Returns the text of the template before the properties.
  package static func prefix(_ name: Text, _ type: Text) -> Text {
    "{\"Resources\":{\(name.quotedAsJSON):{\"Type\":\(type.quotedAsJSON),\"Properties\":"
  }

  /// The text of the template after the properties.
  package static let suffix: Text = "}}}"

  /// Returns the text after the properties of a template with parameters.
  package static func suffix(declaring parameters: [Text]) -> Text {
    guard !parameters.isEmpty else { return suffix }
    let declared = parameters.map { "\($0.quotedAsJSON):{\"Type\":\"String\"}" as Text }
    return "}},\"Parameters\":{\(declared.joined(separator: ","))}}"
  }
}
