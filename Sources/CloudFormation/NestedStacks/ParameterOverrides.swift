internal import LintModel
internal import LintSyntax
internal import LintText

/// The values of parameters that a stack set deploys in some accounts only.
enum ParameterOverrides {
  /// Returns the overridden parameters as pairs of a name and a reason; an element that isn't a
  /// pair is the reason that there may be others.
  static func values(of resource: TemplateEntry) -> [Outcome.Value] {
    let properties = resource["Properties"]
    guard let groups = properties?["StackInstancesGroup"], !isNull(groups) else {
      let hasFunctions =
        resource.node["Fn::Transform"] != nil || properties.map { !isWritten($0) } ?? false
      return hasFunctions ? [unknown] : []
    }
    guard groups.kind == .sequence, Intrinsic(groups) == nil else { return [unknown] }
    return groups.elements.flatMap { group in
      isWritten(group) ? values(group["ParameterOverrides"], resource.bindings) : [unknown]
    }
  }

  private static func values(_ overrides: Node?, _ bindings: Bindings) -> [Outcome.Value] {
    guard let overrides, !isNull(overrides) else { return [] }
    guard overrides.kind == .sequence, Intrinsic(overrides) == nil else { return [unknown] }
    let reason = Undecided.malformed("'ParameterOverrides' gives some accounts other values")
    return overrides.elements.map { element in
      guard isWritten(element), let name = element["ParameterKey"].flatMap(bindings.text) else {
        return .undecided(reason)
      }
      return .list([.text(name), .undecided(reason)])
    }
  }

  /// Whether all entries of a mapping are written, instead of inserted by functions.
  private static func isWritten(_ node: Node) -> Bool {
    node.kind == .mapping && Intrinsic(node) == nil
      && !node.entries.contains { $0.key.hasPrefix("Fn::") }
  }

  private static func isNull(_ node: Node) -> Bool {
    node.kind == .scalar && node.tag == nil && node.scalarValue == .null
  }

  private static var unknown: Outcome.Value {
    .undecided(.malformed("'StackInstancesGroup' depends on functions, or is not a list"))
  }
}
