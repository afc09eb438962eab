internal import LintModel
internal import LintSyntax

extension Evaluator {
  /// Returns when the rules of the template allow the deployment.
  ///
  /// Conditions that only the deployment knows are assumed to hold.
  mutating func permission() -> Diagram {
    var result = outcome(.truth(true), at: nil)
    for rule in selections.rules {
      result = conjunction(result, holds(rule.value))
    }
    return result
  }

  /// Returns where each parameter that selects nothing keeps its default, or the rules refuse it.
  ///
  /// - Parameter allowed: when the rules allow the deployment.
  mutating func keepsDefaults(where allowed: Diagram) -> Diagram {
    var result = outcome(.truth(true), at: nil)
    for name in selections.keptParameters.sorted() {
      let own = given.outer(name)?.name ?? name
      guard let variable = variables[own], let index = domains[variable].defaultIndex else {
        continue
      }
      let withDefault = diagrams.fixing(variable, to: index, in: allowed)
      let isKept = diagrams.map(withDefault) {
        $0.value == .truth(true) ? Outcome(.truth(false), at: nil) : Outcome(.truth(true), at: nil)
      }
      let always = outcome(.truth(true), at: nil)
      var children = [Diagram](repeating: isKept, count: domains[variable].count)
      children[index] = always
      result = conjunction(result, diagrams.choice(of: variable, children))
    }
    return result
  }

  /// Returns where the pseudo parameters are consistent, such as the partition with the region.
  mutating func consistency() -> Diagram {
    let yes = outcome(.truth(true), at: nil)
    let no = outcome(.truth(false), at: nil)
    var result = yes
    guard let region = variables[PseudoParameter.region.rawValue] else { return result }
    for pseudo in [PseudoParameter.partition, .urlSuffix] {
      guard let other = variables[pseudo.rawValue] else { continue }
      var children: [Diagram] = []
      for index in 0..<domains[region].count {
        let isListed = index < domains[region].values.count
        var allowed: [Diagram] = []
        for value in domains[other].values {
          let isAllowed =
            isListed
            ? pseudo.value(inRegion: domains[region].values[index].text) == value.text
            : domains[region].hasExample { pseudo.value(inRegion: $0) == value.text }
          allowed.append(isAllowed ? yes : no)
        }
        children.append(diagrams.decision(on: other, allowed))
      }
      result = conjunction(result, diagrams.choice(of: region, children))
    }
    return result
  }

  private mutating func holds(_ rule: Node) -> Diagram {
    var holds = outcome(.truth(true), at: nil)
    for assertion in rule["Assertions"]?.elements ?? [] {
      guard let test = assertion["Assert"] else { continue }
      holds = conjunction(holds, truth(test, Bindings()))
    }
    guard let premise = rule["RuleCondition"] else { return holds }
    return diagrams.combine(truth(premise, Bindings()), holds) { premise, holds in
      if case .refused = premise.value { return premise }
      return premise.value == .truth(true) ? holds : Outcome(.truth(true), at: nil)
    }
  }

  mutating func conjunction(
    _ left: Diagram,
    _ right: Diagram,
  ) -> Diagram {
    diagrams.combine(left, right) { left, right in
      if left.value == .truth(false) || right.value == .truth(false) {
        return Outcome(.truth(false), at: nil)
      }
      if case .refused = left.value { return left }
      if case .refused = right.value { return right }
      return Outcome(.truth(true), at: nil)
    }
  }
}
