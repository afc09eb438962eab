internal import LintModel
internal import LintSyntax
internal import LintText

extension Evaluator {
  /// Evaluates `Fn::FindInMap`, with the default value of AWS::LanguageExtensions.
  mutating func mappedValue(
    _ arguments: [Node],
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let mapping = diagrams.map(value(arguments[0], bindings)) { name in
      // No mapping has the name "anything else": those that the template has are listed.
      guard case .anythingElse = name.value else { return name }
      return Outcome(.text("(any other)"), at: name.node)
    }
    let first = value(arguments[1], bindings)
    let second = value(arguments[2], bindings)
    let keys = diagrams.combine(
      diagrams.combine(mapping, first, Self.key),
      second,
      Self.key,
    )
    let fallback = arguments.count > 3 ? arguments[3]["DefaultValue"] : nil
    let template = template
    return bind(keys) { (evaluator, outcome) in
      guard case .list(let values) = outcome.value else {
        return evaluator.outcome(outcome.value, at: call.node)
      }
      let names = values.compactMap(\.text)
      if let leaf = template.mappingLeaf(names) {
        let step = Steps.Step(message: "the value is taken from here", node: leaf)
        let diagram = evaluator.value(leaf, bindings)
        return evaluator.diagrams.map(diagram) {
          Outcome($0.value, at: call.node, steps: [step])
        }
      }
      if let macro = template.insertions.inMapping(names) {
        let reason = Undecided.insertedEntry("mapping '\(names[0])'", by: macro)
        return evaluator.outcome(.undecided(reason), at: call.node)
      }
      if let fallback { return evaluator.value(fallback, bindings) }
      let path = values.map { $0.isSecret ? "(hidden)" : "'\($0.text ?? "")'" }
        .joined(separator: ", ")
      return evaluator.outcome(.refused("no mapping has \(path)"), at: call.node)
    }
  }

  /// Appends a key to the keys of a look-up.
  private static func key(_ keys: Outcome, _ key: Outcome) -> Outcome {
    // A mapping has no value for "anything else": its keys are listed.
    if case .anythingElse = key.value {
      return self.key(keys, Outcome(.text("(any other)"), at: key.node))
    }
    if let obstacle = Outcome.Value.obstacle(in: [keys.value, key.value]) {
      return Outcome(obstacle, at: key.node)
    }
    let values: [Outcome.Value] =
      if case .list(let values) = keys.value { values } else { [keys.value] }
    return Outcome(.list(values + [key.value]), at: key.node)
  }

  /// Evaluates `Fn::Select`.
  mutating func selection(
    _ arguments: [Node],
    _ call: Intrinsic,
    _ bindings: Bindings,
  ) -> Diagram {
    let index = value(arguments[0], bindings)
    let list = arguments[1]
    let isWritten = Intrinsic(list) == nil
    let values = isWritten ? nil : value(list, bindings)
    return bind(index) { (evaluator, outcome) in
      if case .anythingElse(let name) = outcome.value {
        return evaluator.unlisted(index: name, in: list, values, at: call.node)
      }
      if let obstacle = outcome.value.obstacle {
        return evaluator.outcome(obstacle, at: call.node)
      }
      guard case .scalar(let scalar, _) = outcome.value, let number = scalar.wholeNumber else {
        return evaluator.outcome(
          .undecided(.malformed("'Fn::Select' takes the number of an element")),
          at: call.node,
        )
      }
      let shown = outcome.value.isSecret ? "(hidden)" : "\(number)"
      let outside = Outcome.Value.refused("'Fn::Select' asks for element \(shown)")
      guard let values else {
        // The selected element is the location of the value.
        guard list.elements.indices.contains(number) else {
          return evaluator.outcome(outside, at: call.node)
        }
        return evaluator.element(number, of: list, bindings, at: call.node)
      }
      return evaluator.diagrams.map(values) { source in
        if let obstacle = source.value.obstacle { return Outcome(obstacle, at: call.node) }
        guard case .list(let elements) = source.value, elements.indices.contains(number) else {
          return Outcome(outside, at: call.node)
        }
        return Outcome(elements[number], at: call.node, steps: source.steps)
      }
    }
  }

  /// Returns an element of a written list, of which `AWS::NoValue` removes elements before it is
  /// indexed: "the AWS::NoValues will disappear from the array" (aws/aws-cdk#19680), as they do for
  /// `Fn::Join` and `Fn::Length`.
  ///
  /// CloudFormation refuses the list if any element is refused.
  private mutating func element(
    _ number: Int,
    of list: Node,
    _ bindings: Bindings,
    at node: Node,
  ) -> Diagram {
    var elements: [Diagram] = []
    for element in list.elements { elements.append(value(element, bindings)) }
    let isOptional = elements.map { element in
      diagrams.outcomes(of: element).contains {
        $0.value.candidates.contains { if case .absent = $0 { true } else { false } }
      }
    }
    let isCompact = !isOptional.contains(true)
    let outside = outcome(
      .refused("'Fn::Select' chooses an element that is not there"),
      at: node,
    )
    // The element of each index, of those from one element on.
    var chosen = [Diagram](repeating: outside, count: number + 1)
    for (element, isOptional) in zip(elements, isOptional).reversed() where !isCompact {
      let rest = chosen
      diagrams.spend(rest.count)
      if let excess = diagrams.excess { return excess }
      for index in chosen.indices {
        let present = index == 0 ? element : rest[index - 1]
        chosen[index] =
          isOptional
          ? bind(element) { (evaluator, outcome) in
            switch outcome.value {
            case .absent: return rest[index]
            case .either(let outcomes, let reason)
            where outcomes.contains { if case .absent = $0.value { true } else { false } }:
              return evaluator.outcome(.undecided(reason), at: node)
            default:
              return index == 0 ? evaluator.diagrams.outcome(outcome) : present
            }
          } : present
      }
    }
    var result = isCompact ? elements[number] : chosen[number]
    for (index, element) in elements.enumerated() where index != number || isOptional[index] {
      result = diagrams.combine(result, element) { chosen, other in
        guard case .refused = other.value else { return chosen }
        return Outcome(other.value, at: node)
      }
    }
    return result
  }

  /// Evaluates `Fn::Select` with an index outside those by which a parameter selects.
  ///
  /// - Parameter values: the value of the list, or nil if its elements are written.
  private mutating func unlisted(
    index name: Text,
    in list: Node,
    _ values: Diagram?,
    at node: Node,
  ) -> Diagram {
    let domain = variables[name].map { domains[$0] }
    let outside = Outcome.Value.refused("'Fn::Select' asks for an element that is not there")
    let isComplete = { (count: Int) in
      (0..<count).allSatisfy { domain?.excludes("\($0)") == true }
    }
    guard let values else {
      let isOutside = isComplete(list.elements.count)
      return outcome(isOutside ? outside : .undecided(.otherValue(name)), at: node)
    }
    return diagrams.map(values) { source in
      guard case .list(let elements) = source.value, isComplete(elements.count) else {
        return Outcome(source.value.obstacle ?? .undecided(.otherValue(name)), at: node)
      }
      return Outcome(outside, at: node)
    }
  }
}
