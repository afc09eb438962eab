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

  /// Adds the stack that a resource deploys, or a note on a template that is not in the text.
  static func add(_ state: Node, _ urn: Node, to extraction: inout Extraction) {
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
    extraction.nestedStacks.append(
      NestedStack(
        id: name,
        range: urn.range,
        templatePath: "templateBody",
        body: InlineTemplate(text, in: body, at: urn.range),
        deployments: [
          NestedStack.Deployment(
            parameters: parameters(inputs["parameters"]),
            scenario: nil,
            coverage: .whole,
          )
        ],
      )
    )
  }

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
