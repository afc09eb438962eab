internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Returns the path of a stack's template and the values that it is given, wherever it is
  /// created.
  ///
  /// - Parameter property: the property that has the path, or the template.
  mutating func stack(
    _ resource: TemplateEntry,
    _ property: TemplateProperty,
  ) -> Diagram {
    let deployment = deployment(of: resource)
    let path =
      if !property.isBody, let asset = resource.assetPath {
        outcome(.text(asset), at: nil)
      } else {
        self.property(property.name, of: resource)
      }
    let passed = property.isSet ? setValues(to: resource) : passedValues(to: resource)
    let both = diagrams.combine(path, passed) { path, values in
      if case .refused = path.value { return path }
      if case .refused = values.value { return values }
      return Outcome(.list([path.value, values.value]), at: nil)
    }
    return deployed(both, where: deployment)
  }

  /// Returns the values that a stack is passed, as a list of pairs of a name and a value; an
  /// element that isn't a pair is the reason that there may be others.
  private mutating func passedValues(to resource: TemplateEntry) -> Diagram {
    let written = property("Parameters", of: resource)
    return bind(written) { (evaluator, outcome) in
      switch outcome.value {
      case .mapping(let node):
        return evaluator.passedValues(in: node, resource.bindings)
      case .absent, .scalar(.null, _):
        return evaluator.outcome(.list([]), at: nil)
      case .refused:
        return evaluator.outcome(outcome.value, at: nil)
      default:
        let malformed = Outcome.Value.undecided(.malformed("'Parameters' is not a mapping"))
        return evaluator.outcome(.list([outcome.value.obstacle ?? malformed]), at: nil)
      }
    }
  }

  private mutating func passedValues(
    in node: Node,
    _ bindings: Bindings,
  ) -> Diagram {
    let unrolled = TemplateLoops(template, given).unroll(node.entries, bindings)
    diagrams.spend(unrolled.effort)
    var lists: [Diagram] = []
    for entry in unrolled.entries { lists.append(passedValue(of: entry)) }
    return joined(lists)
  }

  /// Returns the values that a stack set is given: a list of `{ParameterKey, ParameterValue}`.
  private mutating func setValues(to resource: TemplateEntry) -> Diagram {
    let written = property("Parameters", of: resource)
    let values = bind(written) { (evaluator, outcome) in
      switch outcome.value {
      case .list(let elements):
        var lists: [Diagram] = []
        for element in elements {
          lists.append(evaluator.setValue(element, resource.bindings))
        }
        return evaluator.joined(lists)
      case .absent, .scalar(.null, _):
        return evaluator.outcome(.list([]), at: nil)
      case .refused:
        return evaluator.outcome(outcome.value, at: nil)
      default:
        let malformed = Outcome.Value.undecided(.malformed("'Parameters' is not a list"))
        return evaluator.outcome(.list([outcome.value.obstacle ?? malformed]), at: nil)
      }
    }
    let overrides = outcome(.list(ParameterOverrides.values(of: resource)), at: nil)
    return joined([values, overrides])
  }

  private mutating func setValue(
    _ element: Outcome.Value,
    _ bindings: Bindings,
  ) -> Diagram {
    guard case .mapping(let node) = element,
      let name = node["ParameterKey"].flatMap(bindings.text), let value = node["ParameterValue"]
    else {
      let malformed = Undecided.malformed("'Parameters' has values without names")
      return outcome(.list([element.obstacle ?? .undecided(malformed)]), at: nil)
    }
    let passed = self.value(value, bindings)
    let open = openNodes(of: passed, bindings)
    return diagrams.map(passed) { outcome in
      if case .refused = outcome.value { return outcome }
      return Outcome(.list([.passed(outcome, as: name, open)]), at: nil)
    }
  }

  /// Returns the concatenation of lists.
  private mutating func joined(_ lists: [Diagram]) -> Diagram {
    var lists = lists
    // In pairs: appending one entry after the other would copy a list for each element.
    while lists.count > 1 {
      var joined: [Diagram] = []
      for index in stride(from: 0, to: lists.count - 1, by: 2) {
        joined.append(
          diagrams.combine(lists[index], lists[index + 1]) { left, right in
            guard case .list(let first) = left.value else { return left }
            guard case .list(let second) = right.value else { return right }
            return Outcome(.list(first + second), at: nil)
          }
        )
      }
      if lists.count % 2 == 1 { joined += lists.suffix(1) }
      lists = joined
    }
    guard let result = lists.first else { return outcome(.list([]), at: nil) }
    return result
  }

  /// Returns the pair of one entry of `Parameters`; an empty list where `AWS::NoValue` removes it
  /// or a loop does not make it.
  private mutating func passedValue(of entry: TemplateEntry) -> Diagram {
    let isLoop = entry.key.isForEach || entry.loop != nil
    if isLoop || entry.name == "Fn::Transform" {
      let function: Text = isLoop ? "Fn::ForEach" : "Fn::Transform"
      let reason = Undecided.insertedEntry("parameters of the stack", by: function)
      return outcome(.list([.undecided(reason)]), at: nil)
    }
    let passed = value(entry.node, entry.bindings)
    let open = openNodes(of: passed, entry.bindings)
    var result = diagrams.map(passed) { outcome in
      switch outcome.value {
      case .refused: outcome
      case .absent(.noValue): Outcome(.list([]), at: nil)
      default: Outcome(.list([.passed(outcome, as: entry.name, open)]), at: nil)
      }
    }
    for membership in entry.memberships {
      result = diagrams.combine(self.membership(membership), result) { isThere, value in
        if case .refused = isThere.value { return isThere }
        return isThere.value == .truth(true) ? value : Outcome(.list([]), at: nil)
      }
    }
    return result
  }

  /// Returns the scenarios in which a stack is created from a template.
  func coverage(
    of stack: Diagram,
    where isTemplate: (Outcome.Value) -> Bool,
  ) -> ScenarioCoverage {
    func isFrom(_ value: Outcome.Value, every: Bool) -> Bool {
      guard case .list(let parts) = value, let paths = parts.first?.candidates else { return false }
      let matches = paths.map(isTemplate)
      return every ? !matches.contains(false) : matches.contains(true)
    }
    let byDefault = diagrams.outcome(of: stack) { domains[$0].defaultIndex }
    let isDefault = byDefault.map { isFrom($0.value, every: false) } ?? false
    return ScenarioCoverage(
      hasDefault: isDefault && domains.allSatisfy { $0.defaultIndex != nil },
      isAlwaysCreated: diagrams.outcomes(of: stack).allSatisfy { outcome in
        switch outcome.value {
        case .list: isFrom(outcome.value, every: true)
        default: outcome.value != .notCreated
        }
      },
    )
  }

  /// Returns the reason that CloudFormation refuses every deployment that might create a stack; nil
  /// if some deployment creates it, or none would.
  func obstacle(of stack: Diagram) -> Undecided? {
    var refusal: Undecided?
    var isAlwaysCreated = true
    for outcome in diagrams.outcomes(of: stack) {
      switch outcome.value {
      case .refused(let reason): refusal = refusal ?? .malformed(reason)
      case .notCreated: isAlwaysCreated = false
      case .forbidden, .notKept: break
      default: return nil
      }
    }
    return refusal ?? (isAlwaysCreated ? .forbiddenByRules : nil)
  }

  /// Returns each set of passed values with the possible paths of the template and the fewest
  /// values of parameters that lead there, the default first.
  func deployments(
    of stack: Diagram,
    _ selections: Selections,
  ) -> [(paths: [Outcome.Value], parameters: [Outcome.Value], scenario: Scenario?)] {
    let variables = scenarioVariables(in: stack, selections)
    let ways = diagrams.cheapestWays(in: stack) { variables[$0]?.cost(of: $1) ?? 0 }
    let byDefault = diagrams.outcome(of: stack) { domains[$0].defaultIndex }
    var found: [(paths: [Outcome.Value], parameters: [Outcome.Value], scenario: Scenario?)] = []
    for (outcome, _, way) in ways {
      guard case .list(let parts) = outcome.value, parts.count == 2,
        case .list(let values) = parts[1]
      else { continue }
      let paths = parts[0].candidates
      if outcome == byDefault {
        found.insert((paths, values, nil), at: 0)
      } else {
        found.append((paths, values, Scenario(way, of: variables)))
      }
    }
    return found
  }
}
