internal import LintDiagnostics
internal import LintSyntax

extension Evaluator {
  /// What a property of a resource comes to.
  mutating func property(
    _ name: StaticString,
    of resource: TemplateEntry,
  ) throws(ScenarioLimit) -> Diagram {
    let found = try writtenProperty(name, of: resource)
    guard name.description == "SnapshotRetentionLimit",
      let key = MisplacedProperty.key(named: name, in: resource.node.entries)
    else { return found }
    let step = Steps.Step(message: "it is written here, outside 'Properties'", node: key)
    return try diagrams.map(found) { outcome in
      guard case .absent(.notWritten) = outcome.value else { return outcome }
      return Outcome(.absent(.outsideProperties(key.text ?? "")), at: nil, steps: [step])
    }
  }

  private mutating func writtenProperty(
    _ name: StaticString,
    of resource: TemplateEntry,
  ) throws(ScenarioLimit) -> Diagram {
    guard let properties = resource["Properties"] else {
      return try outcome(.absent(.notWritten), at: nil)
    }
    let bindings = resource.bindings
    // As they are in most templates; then there is nothing to evaluate before one is looked up.
    if properties.kind == .mapping, Intrinsic(properties) == nil {
      return try property(name, in: properties, bindings)
    }
    return try bind(try value(properties, bindings)) { (evaluator, outcome) throws(ScenarioLimit) in
      switch outcome.value {
      case .mapping(let node):
        return try evaluator.property(name, in: node, bindings)
      case .absent, .scalar(.null, _):
        return try evaluator.outcome(.absent(.notWritten), at: nil)
      case .undecided(.deployTime(function: "Fn::Transform", _)):
        return try evaluator.outcome(.undecided(.inserted("Fn::Transform")), at: nil)
      case .undecided, .refused:
        return try evaluator.outcome(outcome.value, at: nil)
      default:
        let problem: Text = "'Properties' is not a mapping"
        return try evaluator.outcome(.undecided(.malformed(problem)), at: nil)
      }
    }
  }

  private mutating func property(
    _ name: StaticString,
    in mapping: Node,
    _ bindings: Bindings,
  ) throws(ScenarioLimit) -> Diagram {
    if let written = bindings.value(of: name, in: mapping) {
      return try value(written, bindings)
    }
    let entries = mapping.entries
    if entries.contains(where: \.key.isForEach) {
      let loops = TemplateLoops(parameters: template.parameters, given: given)
      let result = loops.unroll(entries, bindings)
      try diagrams.spend(result.effort)
      let unrolled = result.entries
      if let entry = unrolled.first(where: { $0.name == Text(name.description) }) {
        return try value(entry.node, entry.bindings)
      }
      if unrolled.contains(where: { $0.loop != nil || $0.key.isForEach }) {
        return try outcome(.undecided(.inserted("Fn::ForEach")), at: nil)
      }
    }
    // Text inserted at deployment may bring what is missing here.
    if mapping["Fn::Transform"] != nil {
      return try outcome(.undecided(.inserted("Fn::Transform")), at: nil)
    }
    if let key = entries.lazy.map(\.key).first(where: { $0.hasText(inAnyCase: name) })
      ?? (name.description == "SnapshotRetentionLimit"
        ? MisplacedProperty.key(named: name, in: entries) : nil)
    {
      let step = Steps.Step(message: "CloudFormation does not know this name", node: key)
      return try outcome(.absent(.misspelled(key.text ?? "")), at: nil, steps: [step])
    }
    return try outcome(.absent(.notWritten), at: nil)
  }

  /// When a resource is created: where its condition holds, and the template's rules allow it.
  ///
  /// What only the deployment knows is taken to hold: then the resource is judged as if it were
  /// created.
  mutating func creation(
    of resource: TemplateEntry,
    under rules: [Node.Entry],
  ) throws(ScenarioLimit) -> Diagram {
    var result = try outcome(.truth(true), at: nil)
    if let name = resource["Condition"].flatMap(resource.bindings.text) {
      result = try diagrams.map(try condition(name, at: resource.key)) { outcome in
        guard case .undecided = outcome.value else { return outcome }
        return Outcome(.truth(true), at: nil)
      }
      // Wherever the resource is judged, its condition holds.
      conditions[name] = result
    }
    for rule in rules {
      var holds = try outcome(.truth(true), at: nil)
      for assertion in rule.value["Assertions"]?.elements ?? [] {
        guard let test = assertion["Assert"] else { continue }
        holds = try conjunction(holds, try truth(test, Bindings()))
      }
      if let premise = rule.value["RuleCondition"] {
        holds = try diagrams.combine(try truth(premise, Bindings()), holds) { premise, holds in
          if case .refused = premise.value { return premise }
          return premise.value == .truth(true) ? holds : Outcome(.truth(true), at: nil)
        }
      }
      result = try conjunction(result, holds)
    }
    return result
  }

  private mutating func conjunction(
    _ left: Diagram,
    _ right: Diagram,
  ) throws(ScenarioLimit) -> Diagram {
    try diagrams.combine(left, right) { left, right in
      if left.value == .truth(false) || right.value == .truth(false) {
        return Outcome(.truth(false), at: nil)
      }
      if case .refused = left.value { return left }
      if case .refused = right.value { return right }
      return Outcome(.truth(true), at: nil)
    }
  }
}
