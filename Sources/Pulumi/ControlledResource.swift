internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

/// Resources that Cloud Control creates by the name of their type in CloudFormation.
enum ControlledResource {
  /// The type of the provider `aws`, whose properties are a text.
  static let classicType: Text = "aws:cloudcontrol/resource:Resource"

  /// The type of the provider `aws-native`, whose properties are a mapping.
  static let nativeType: Text = "aws-native:index:ExtensionResource"

  /// Returns the resource as a template of it alone; nil for any other resource, for other types, and
  /// if its properties are not known.
  static func stack(_ state: Node, _ urn: Node) -> NestedStack? {
    guard let inputs = state["inputs"], inputs.kind == .mapping,
      let name = urn.text?.split(separator: "::").last,
      let body = body(of: state["type"]?.text, inputs, name, at: urn.range)
    else { return nil }
    return CloudControlResource.stack(name, at: urn.range, "desiredState", body)
  }

  private static func body(
    of type: Text?,
    _ inputs: Node,
    _ name: Text,
    at range: Range<Int>,
  ) -> InlineTemplate? {
    let suffix = CloudControlResource.suffix
    switch type {
    case classicType:
      guard let type = cacheType(inputs["typeName"]), let state = inputs["desiredState"],
        let text = known(state)
      else { return nil }
      let prefix = CloudControlResource.prefix(name, type)
      return InlineTemplate(text, in: state, at: range, after: prefix, before: suffix)
    case nativeType:
      guard let type = cacheType(inputs["type"]) else { return nil }
      let prefix = CloudControlResource.prefix(name, type)
      guard let properties = inputs["properties"] else {
        return InlineTemplate("{}", in: nil, at: range, after: prefix, before: suffix)
      }
      guard properties.kind == .mapping, isKnown(properties) else { return nil }
      return InlineTemplate(properties, at: range, after: prefix, before: suffix)
    default: return nil
    }
  }

  /// Returns the text of a scalar; nil if it is missing, secret or not known yet.
  private static func known(_ node: Node) -> Text? {
    guard node.scalarValue != .null, let text = node.text, !StackResource.isSecret(node),
      text != StackResource.unknownValue
    else { return nil }
    return text
  }

  private static func cacheType(_ node: Node?) -> Text? {
    node.flatMap(known).flatMap { CloudControlResource.mayHoldCache($0) ? $0 : nil }
  }

  /// Whether no part of a value is secret or not known yet.
  private static func isKnown(_ node: Node) -> Bool {
    let text = Text(decoding: node.document.text.bytes[node.range])
    return !text.contains("[secret]") && !text.contains(StackResource.unknownMark)
      && !text.contains(StackResource.secretKey)
  }
}
