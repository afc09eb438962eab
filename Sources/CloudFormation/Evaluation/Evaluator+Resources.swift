internal import LintModel
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Returns the value of a resource's property.
  mutating func property(
    _ name: StaticString,
    of resource: TemplateEntry,
  ) -> Diagram {
    let found = writtenProperty(name, of: resource)
    guard name.description == "SnapshotRetentionLimit",
      let key = MisplacedProperty.key(named: name, in: resource.node.entries)
    else { return found }
    let step = Steps.Step(message: "it is written here, outside 'Properties'", node: key)
    return diagrams.map(found) { outcome in
      guard case .absent(.notWritten) = outcome.value else { return outcome }
      return Outcome(.absent(.outsideProperties(key.text ?? "")), at: nil, steps: [step])
    }
  }

  private mutating func writtenProperty(
    _ name: StaticString,
    of resource: TemplateEntry,
  ) -> Diagram {
    // Text that is inserted beside the properties may add properties as well.
    let isInserted = resource.node["Fn::Transform"] != nil
    guard let properties = resource["Properties"] else {
      return outcome(
        isInserted ? .undecided(.inserted("Fn::Transform")) : .absent(.notWritten),
        at: nil,
      )
    }
    let bindings = resource.bindings
    // Most templates have such properties, and nothing needs evaluation before the look-up.
    if properties.kind == .mapping, Intrinsic(properties) == nil {
      return property(name, in: properties, bindings, isInserted)
    }
    return bind(value(properties, bindings)) { (evaluator, outcome) in
      switch outcome.value {
      case .mapping(let node):
        return evaluator.property(name, in: node, bindings, isInserted)
      case .absent, .scalar(.null, _):
        return evaluator.outcome(.absent(.notWritten), at: nil)
      case .undecided(.deployTime(function: "Fn::Transform", _)):
        return evaluator.outcome(.undecided(.inserted("Fn::Transform")), at: nil)
      case .undecided, .refused:
        return evaluator.outcome(outcome.value, at: nil)
      default:
        let problem: Text = "'Properties' is not a mapping"
        return evaluator.outcome(.undecided(.malformed(problem)), at: nil)
      }
    }
  }

  /// - Parameter isInserted: whether text that is inserted may add a missing property.
  private mutating func property(
    _ name: StaticString,
    in mapping: Node,
    _ bindings: Bindings,
    _ isInserted: Bool,
  ) -> Diagram {
    if let written = bindings.value(of: name, in: mapping) {
      return value(written, bindings)
    }
    let entries = mapping.entries
    if entries.contains(where: \.key.isForEach) {
      let result = TemplateLoops(template, given).unroll(entries, bindings)
      diagrams.spend(result.effort)
      let unrolled = result.entries
      if let entry = unrolled.first(where: { $0.name == Text(name.description) }) {
        return property(of: entry)
      }
      if unrolled.contains(where: { $0.loop != nil || $0.key.isForEach }) {
        return outcome(.undecided(.inserted("Fn::ForEach")), at: nil)
      }
    }
    // Text inserted at deployment may add the missing property.
    if isInserted || mapping["Fn::Transform"] != nil {
      return outcome(.undecided(.inserted("Fn::Transform")), at: nil)
    }
    if let key = entries.lazy.map(\.key).first(where: { $0.hasText(inAnyCase: name) })
      ?? (name.description == "SnapshotRetentionLimit"
        ? MisplacedProperty.key(named: name, in: entries) : nil)
    {
      let step = Steps.Step(message: "CloudFormation does not know this name", node: key)
      return outcome(.absent(.misspelled(key.text ?? "")), at: nil, steps: [step])
    }
    return outcome(.absent(.notWritten), at: nil)
  }

  /// Returns the value of a property that a loop makes, absent where the loop does not make it.
  private mutating func property(of entry: TemplateEntry) -> Diagram {
    var result = value(entry.node, entry.bindings)
    for membership in entry.memberships {
      result = diagrams.combine(self.membership(membership), result) { isThere, value in
        if case .refused = isThere.value { return isThere }
        return isThere.value == .truth(true) ? value : Outcome(.absent(.notWritten), at: nil)
      }
    }
    return result
  }

  /// Returns when a resource is created: where its condition holds, and the loops that make it
  /// iterate over its values.
  ///
  /// Anything that only the deployment knows is assumed to hold: the resource is judged as if it
  /// were created.
  mutating func creation(of resource: TemplateEntry) -> Diagram {
    var result = outcome(.truth(true), at: nil)
    if let name = resource["Condition"].flatMap(resource.bindings.text) {
      let holds = condition(name, resource.bindings, at: resource.key)
      result = diagrams.map(holds) { outcome in
        guard case .undecided = outcome.value else { return outcome }
        return Outcome(.truth(true), at: nil)
      }
      // Wherever the resource is judged, its condition holds.
      conditions[name] = result
    }
    for membership in resource.memberships {
      result = conjunction(result, self.membership(membership))
    }
    return result
  }

  /// Returns the scenarios in which a resource is created, the rules of the template allow it, and
  /// parameters keep their defaults where they can: there the outcome is true, and elsewhere it is
  /// the reason that prevents it.
  ///
  /// Evaluated before the values of the resource, for which its condition is assumed to hold.
  mutating func deployment(of resource: TemplateEntry) -> Diagram {
    let creation = creation(of: resource)
    let permission = permission()
    let keepsDefaults = keepsDefaults(where: permission)
    let isAllowed = diagrams.combine(permission, keepsDefaults) { isAllowed, keepsDefaults in
      if isAllowed.value == .truth(false) { return Outcome(.forbidden, at: nil) }
      return keepsDefaults.value == .truth(true) ? isAllowed : Outcome(.notKept, at: nil)
    }
    return diagrams.combine(isAllowed, creation) { isAllowed, isCreated in
      guard isAllowed.value == .truth(true) else { return isAllowed }
      if case .refused = isCreated.value { return isCreated }
      return isCreated.value == .truth(false) ? Outcome(.notCreated, at: nil) : isCreated
    }
  }

  /// Returns a value wherever its resource is deployed.
  mutating func deployed(
    _ value: Diagram,
    where deployment: Diagram,
  ) -> Diagram {
    let deployed = diagrams.combine(deployment, value) { deployment, value in
      deployment.value == .truth(true) ? value : deployment
    }
    let consistency = consistency()
    return diagrams.combine(consistency, deployed) { isConsistent, value in
      isConsistent.value == .truth(true) ? value : Outcome(.forbidden, at: nil)
    }
  }
}
