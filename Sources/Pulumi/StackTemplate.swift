internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// CloudFormation templates that a program of Pulumi deploys.
enum StackTemplate {
  private static let types: [StaticString] = [
    "aws:cloudformation/stack:Stack", "aws:cloudformation/stackSet:StackSet",
    "aws-native:cloudformation:Stack", "aws-native:cloudformation:StackSet",
  ]

  /// Adds the stack that a resource deploys, or a cache that Cloud Control creates, or a note on one
  /// that is not in the text.
  ///
  /// - Parameters:
  ///   - unexamined: the resources that get notes.
  ///   - overrides: the parameters of stack sets that have other values in some accounts.
  static func add(
    _ state: Node,
    _ urn: Node,
    _ unexamined: UnexaminedResources,
    _ overrides: AccountOverrides,
    to extraction: inout Extraction,
  ) {
    if let resource = ControlledResource.stack(state, urn) {
      extraction.nestedStacks.append(resource)
    } else if let remark = unexamined.remark(state, urn) {
      extraction.remarks.append(remark)
    }
    guard let type = state["type"], types.contains(where: { type.hasText($0) }),
      let inputs = state["inputs"]
    else { return }
    let name = urn.text?.split(separator: "::").last ?? ""
    guard let body = inputs["templateBody"], let text = body.text, !StackResource.isSecret(body),
      text != StackResource.unknownValue
    else {
      extraction.remarks.append(
        Remark(
          .notExamined,
          "the template that '\(name)' deploys is not examined",
          help: "copy the template into a file of its own, and lint that",
          at: urn.range,
        )
      )
      return
    }
    guard InlineTemplate.mayDeployCaches(text) else { return }
    var values = parameters(inputs["parameters"])
    if type.text?.contains("tackSet") == true {
      if let names = overrides.names(of: inputs) {
        for name in names { values.setUnknown(name, because: otherValues) }
      } else {
        values.setAllUnknown(because: otherValues)
      }
    }
    extraction.nestedStacks.append(
      NestedStack(
        id: name,
        range: urn.range,
        templatePath: "templateBody",
        body: InlineTemplate(text, in: body, at: urn.range),
        deployments: [
          NestedStack.Deployment(
            parameters: values,
            scenario: nil,
            coverage: .whole,
          )
        ],
      )
    )
  }

  private static let otherValues = Undecided.malformed("it has other values in some accounts")

  private static func parameters(_ written: Node?) -> ParameterValues {
    var values = ParameterValues()
    values.isComplete = true
    if let written, StackResource.isSecret(written) {
      values.setAllUnknown(because: StackResource.secret)
      return values
    }
    for entry in written?.writtenEntries ?? [] {
      guard let name = entry.key.text, entry.value.scalarValue != .null else { continue }
      if StackResource.isSecret(entry.value) {
        values.setUnknown(name, because: StackResource.secret)
      } else if let text = entry.value.text, text != StackResource.unknownValue {
        values[name] = text
      } else {
        values.setUnknown(name, because: StackResource.unknown)
      }
    }
    // The native provider of stack sets has a list.
    for element in written?.elements ?? [] {
      guard let name = element["parameterKey"]?.text else { continue }
      values.setUnknown(name, because: StackResource.unknown)
    }
    if written?.text == StackResource.unknownValue {
      values.setAllUnknown(because: StackResource.unknown)
    }
    return values
  }
}
