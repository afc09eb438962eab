internal import LintModel
internal import LintSyntax
internal import LintText

/// The property of a stack that has its template, or the location of that.
struct TemplateProperty {
  let name: StaticString

  /// Whether it has the template itself.
  let isBody: Bool

  /// Whether the stack is a stack set, which deploys to several accounts and regions.
  let isSet: Bool

  /// Returns the property of a resource; nil if that isn't a stack.
  init?(of resource: TemplateEntry) {
    guard let type = resource.type else { return nil }
    isSet = type.hasText("AWS::CloudFormation::StackSet")
    if isSet || type.hasText("AWS::CloudFormation::Stack") {
      let properties = resource["Properties"]
      isBody =
        properties?["TemplateBody"] != nil && properties?["TemplateURL"] == nil
        && resource.assetPath == nil
      name = isBody ? "TemplateBody" : "TemplateURL"
    } else if type.hasText("AWS::Serverless::Application") {
      isBody = false
      name = "Location"
    } else {
      return nil
    }
  }

  /// Returns a template that is a value of the property; nil for a value that is unknown, or that
  /// functions of the outer template change.
  func body(_ value: Outcome.Value, of resource: TemplateEntry) -> InlineTemplate? {
    let entry = resource["Properties"]?.entry(name)
    let range = (entry?.key ?? resource.key).range
    switch value {
    case .scalar(.text(let text), isSecret: false):
      return InlineTemplate(text, in: entry.flatMap { Self.scalar(text, in: $0.value) }, at: range)
    // The target of an alias may be outside.
    case .mapping(let node)
    where node.kind == .mapping && node.document.firstReuse == nil && !Self.hasFunctions(node):
      return InlineTemplate(mapping: node, at: range)
    default:
      return nil
    }
  }

  /// The limit of nodes that are visited to find a text.
  private static let nodeLimit = 10_000

  /// Returns the scalar below a node that has a text.
  private static func scalar(_ text: Text, in node: Node) -> Node? {
    var pending = [node]
    var rest = nodeLimit
    while let node = pending.popLast(), rest > 0 {
      rest -= 1
      if node.kind == .scalar, node.text == text { return node }
      pending += node.elements + node.entries.map(\.value)
    }
    return nil
  }

  /// Whether a function occurs in or below a node, or more is there than is visited.
  private static func hasFunctions(_ node: Node) -> Bool {
    var pending = [node]
    var rest = nodeLimit
    while let node = pending.popLast() {
      rest -= 1
      if rest == 0 || Intrinsic(node) != nil || node.tag != nil { return true }
      for entry in node.entries {
        if entry.key.hasPrefix("Fn::") { return true }
        pending.append(entry.value)
      }
      pending += node.elements
    }
    return false
  }
}
