internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// CloudFormation templates and resources that a plan deploys.
enum PlannedTemplates {
  /// The prefixes of the resource types that deploy them.
  static let typePrefixes: [StaticString] =
    ["aws_cloudformation_stack", "awscc_cloudformation_stack", "aws_cloudcontrolapi_resource"]
    + CarrierType.prefixes

  /// Returns a remark on a change that deploys, or may deploy, a cache in another language; nil
  /// otherwise.
  static func remark(on change: Node) -> Remark? {
    guard let type = change["type"], typePrefixes.contains(where: type.hasPrefix),
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      let after = change["change"]?["after"], after.kind == .mapping
    else { return nil }
    let name = address.text ?? ""
    if let type = type.text, CarrierType.manifests.contains(type) {
      let written = UnsafeRawBufferPointer(rebasing: after.document.text.bytes[after.range])
      guard CacheManifest.mayDeclareCache(written) else { return nil }
      return Remark(
        .notExamined,
        CarrierType.manifestProblem(name),
        help: CarrierType.manifestHelp,
        at: address.range,
      )
    }
    if type.hasText("aws_cloudcontrolapi_resource") {
      guard let cache = after["type_name"]?.text, CacheType(cache) != nil else { return nil }
      return Remark(
        .notExamined,
        "'\(name)' creates \(cache) by Cloud Control, and is not examined",
        help: "declare it as a resource of the providers aws or awscc",
        at: address.range,
      )
    }
    guard mayHoldCache(after, unknown: change["change"]?["after_unknown"]) else { return nil }
    return Remark(
      .notExamined,
      "the template that '\(name)' deploys is not examined",
      help: "copy the template into a file of its own, and lint that",
      at: address.range,
    )
  }

  /// Returns the resource that a change creates by Cloud Control, as a template of that resource;
  /// nil for any other change, and if its properties are not known.
  static func resource(in change: Node) -> NestedStack? {
    guard change["type"]?.hasText("aws_cloudcontrolapi_resource") == true,
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      let after = change["change"]?["after"],
      let type = after["type_name"]?.text, CloudControlResource.mayHoldCache(type),
      let state = after["desired_state"], state.scalarValue != .null, let text = state.text,
      !isMarked("desired_state", in: change["change"]?["after_sensitive"])
    else { return nil }
    let name = address.text ?? ""
    let body = InlineTemplate(
      text,
      in: state,
      at: address.range,
      after: CloudControlResource.prefix(name, type),
      before: CloudControlResource.suffix,
    )
    return CloudControlResource.stack(name, at: address.range, "desired_state", body)
  }

  /// Returns the stack that a change deploys from a template in the plan that may have a cache; nil
  /// for any other change.
  ///
  /// - Parameter overrides: the parameters of stack sets that have other values in some accounts.
  static func stack(
    in change: Node,
    _ overrides: StackSetOverrides,
    _ configuration: PlanConfiguration?,
  ) -> NestedStack? {
    if let resource = resource(in: change) { return resource }
    guard let type = change["type"]?.text.flatMap({ StackType(rawValue: $0.string) }),
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      let after = change["change"]?["after"], let body = after["template_body"],
      body.scalarValue != .null, mayHoldCache(after, unknown: nil), let text = body.text,
      !isMarked("template_body", in: change["change"]?["after_sensitive"])
    else { return nil }
    var values = parameters(of: change, configuration)
    if type.isSet {
      let overrides = overrides.parameters(of: change)
      for name in overrides.names {
        values.setUnknown(name, because: .malformed("it has other values in some accounts"))
      }
      if overrides.hasUnknownNames { values.setAllUnknown(because: .knownAfterApply([])) }
    }
    return NestedStack(
      id: address.text ?? "",
      range: address.range,
      templatePath: "template_body",
      body: InlineTemplate(text, in: body, at: address.range),
      deployments: [
        NestedStack.Deployment(parameters: values, scenario: nil, coverage: .whole)
      ],
    )
  }

  /// Returns a remark on a change that may deploy a stack by Cloud Control, or a template that is
  /// stored elsewhere; nil otherwise.
  static func possibleRemark(on change: Node) -> Remark? {
    if let type = change["type"]?.text, CarrierType.products.contains(type),
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      change["change"]?["after"]?.kind == .mapping
    {
      return Remark(
        .notExamined,
        CarrierType.productProblem(address.text ?? ""),
        help: CarrierType.productHelp,
        at: address.range,
      )
    }
    guard change["type"]?.hasText("aws_cloudcontrolapi_resource") == true,
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      let after = change["change"]?["after"], after.kind == .mapping
    else { return nil }
    let type = after["type_name"].flatMap { $0.scalarValue == .null ? nil : $0.text }
    let isStack = type.map {
      $0 == "AWS::CloudFormation::Stack" || $0 == "AWS::CloudFormation::StackSet"
    }
    guard isStack ?? isMarked("type_name", in: change["change"]?["after_unknown"]),
      resource(in: change) == nil
    else { return nil }
    let name = address.text ?? ""
    return Remark(
      .notExamined,
      "'\(name)' \(isStack == nil ? "may create a cache" : "deploys a stack") by Cloud Control,"
        + " and is not examined",
      help: "declare it as a resource of the providers aws or awscc",
      at: address.range,
    )
  }

  /// Whether the configuration does not set an attribute of a resource that a change creates: the
  /// provider computes an unknown value afterwards.
  static func isUnset(
    _ attribute: StaticString,
    by change: Node,
    in configuration: PlanConfiguration?,
  ) -> Bool {
    guard let type = change["type"]?.text, let name = change["name"]?.text,
      let address = change["address"]?.text,
      change["change"]?["actions"]?.elements.contains(where: { $0.hasText("create") }) == true,
      let block = configuration?.resource(
        type: type,
        name: name,
        at: ModulePath(ofAddress: address),
      ),
      let expressions = block["expressions"], expressions.kind == .mapping
    else { return false }
    return expressions[attribute] == nil
  }

  /// Returns the values that a stack is given, without those that must not be shown.
  private static func parameters(
    of change: Node,
    _ configuration: PlanConfiguration?,
  ) -> ParameterValues {
    var values = ParameterValues()
    values.isComplete = true
    let written = change["change"]?["after"]?["parameters"]
    for entry in written?.writtenEntries ?? [] {
      guard let name = entry.key.text, let value = entry.value.text,
        entry.value.scalarValue != .null
      else { continue }
      values[name] = value
    }
    for element in written?.elements ?? [] {
      guard let name = element["parameter_key"]?.text else { continue }
      values[name] = element["parameter_value"]?.text
    }
    let unknown = Undecided.knownAfterApply([])
    let secret = Undecided.malformed("the value of the parameter is sensitive")
    for (key, reason) in [("after_unknown", unknown), ("after_sensitive", secret)] {
      let marks = change["change"]?.value(named: Text(key))
      let marked = marks?.kind == .scalar ? marks : marks?["parameters"]
      for entry in marked?.writtenEntries ?? [] where entry.value.hasText("true") {
        if let name = entry.key.text { values.setUnknown(name, because: reason) }
      }
      let isAny = marked?.elements.contains {
        $0.hasText("true") || $0.writtenEntries.contains { $0.value.hasText("true") }
      }
      guard marked?.hasText("true") == true || isAny == true else { continue }
      // The provider computes them from the template.
      if key == "after_unknown", isUnset("parameters", by: change, in: configuration) { continue }
      values.setAllUnknown(because: reason)
    }
    return values
  }

  /// Whether marks of a plan are true for an attribute, or for all.
  private static func isMarked(_ name: StaticString, in marks: Node?) -> Bool {
    marks?.hasText("true") == true || marks?[name]?.hasText("true") == true
  }

  private static func mayHoldCache(_ after: Node, unknown: Node?) -> Bool {
    if let body = after["template_body"]?.text, after["template_body"]?.scalarValue != .null {
      return InlineTemplate.mayDeployCaches(body)
    }
    return unknown?["template_body"]?.hasText("true") == true
      || after["template_url"]?.scalarValue ?? .null != .null
      || unknown?["template_url"]?.hasText("true") == true
  }
}
