internal import LintModel
internal import LintSyntax
internal import LintText

/// The parameters of stack sets that have other values in some accounts.
struct AccountOverrides {
  /// The overrides of instances, by the names of their stack sets.
  private var ofSets: [Text: Set<Text>?] = [:]

  /// The overrides of instances whose stack sets are not known.
  private var ofAnySet: Set<Text>? = []

  private static let instanceTypes: [StaticString] = [
    "aws:cloudformation/stackSetInstance:StackSetInstance",
    "aws:cloudformation/stackInstances:StackInstances",
  ]

  /// Reads the states of all resources.
  init(_ states: [Node]) {
    for state in states {
      guard let type = state["type"], Self.instanceTypes.contains(where: { type.hasText($0) }),
        let inputs = state["inputs"], let overrides = inputs["parameterOverrides"],
        case let names = Self.names(overrides), names?.isEmpty != true
      else { continue }
      if let name = Self.known(inputs["stackSetName"]) {
        ofSets[name] = Self.union(ofSets[name] ?? [], names)
      } else {
        ofAnySet = Self.union(ofAnySet, names)
      }
    }
  }

  /// Returns the overridden parameters of a stack set; nil if they are not known.
  func names(of inputs: Node) -> Set<Text>? {
    var names = ofAnySet
    if let name = Self.known(inputs["name"] ?? inputs["stackSetName"]) {
      names = Self.union(names, ofSets[name] ?? [])
    } else {
      for own in ofSets.values { names = Self.union(names, own) }
    }
    // The native provider has instances in the stack set itself.
    guard let groups = inputs["stackInstancesGroup"], groups.scalarValue != .null else {
      return names
    }
    guard groups.kind == .sequence else { return nil }
    for group in groups.elements {
      guard let overrides = group["parameterOverrides"] else {
        if group.kind != .mapping || StackResource.isSecret(group) { return nil }
        continue
      }
      names = Self.union(names, Self.names(overrides))
    }
    return names
  }

  /// Returns the names in a mapping, or in a list of `{"parameterKey", "parameterValue"}`.
  private static func names(_ overrides: Node) -> Set<Text>? {
    if overrides.scalarValue == .null { return [] }
    guard overrides.kind != .scalar, !StackResource.isSecret(overrides) else { return nil }
    var names = Set(overrides.writtenEntries.compactMap(\.key.text))
    for element in overrides.elements {
      guard let name = known(element["parameterKey"]) else { return nil }
      names.insert(name)
    }
    return names
  }

  private static func union(_ first: Set<Text>?, _ second: Set<Text>?) -> Set<Text>? {
    guard let first, let second else { return nil }
    return first.union(second)
  }

  /// Returns the text of a scalar; nil if it is missing, secret or not known yet.
  private static func known(_ node: Node?) -> Text? {
    guard let node, node.scalarValue != .null, !StackResource.isSecret(node),
      let text = node.text, text != StackResource.unknownValue
    else { return nil }
    return text
  }
}
