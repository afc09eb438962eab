internal import LintModel
internal import LintScenarios
internal import LintSyntax
internal import LintText

extension Evaluator {
  // MARK: In the template that deploys a stack

  /// Returns the parameter from which a value that is passed to a stack is made, if its other values
  /// select nothing here; nil for any other value.
  func outer(of node: Node, _ bindings: Bindings) -> OuterParameter? {
    let names = Selections.references(in: node, keys: false)
      .filter { !bindings.hides($0) && isOpen($0) }
    guard let name = names.first, let call = Intrinsic(node) else { return nil }
    // The rules of this template may refuse other values, and the nested one doesn't know them.
    let isSolved = names.count == 1 && !selections.keptParameters.contains(name)
    let affixes = isSolved ? Self.affixes(of: name, in: call, bindings) : nil
    if let outer = given.outer(name) { return outer.passedOn(affixes) }
    return template.parameters[name].map {
      OuterParameter(name: name, declaration: $0.entry, affixes: affixes)
    }
  }

  /// Whether a parameter may have other values than the one that it has in every scenario.
  private func isOpen(_ name: Text) -> Bool {
    guard let parameter = template.parameters[name], !parameter.isParameterStoreKey,
      !selections.selects(name) || selections.keptParameters.contains(name)
    else { return false }
    return given.outer(name) != nil
      || !given.isComplete && given[name] == nil && given.reasonUnknown(name) == nil
  }

  /// Returns the texts around a parameter; nil if the function is not solved for it.
  private static func affixes(
    of name: Text,
    in call: Intrinsic,
    _ bindings: Bindings,
  ) -> OuterParameter.Affixes? {
    switch call.function {
    case .reference:
      return OuterParameter.Affixes()
    case .substitute, .join:
      guard let pattern = Selections.pattern(of: call, bindings), pattern.holes.count == 1 else {
        return nil
      }
      var affixes = OuterParameter.Affixes()
      var isAfter = false
      for piece in pattern.pieces {
        switch piece {
        case .text(let text):
          if isAfter { affixes.suffix += text } else { affixes.prefix += text }
        case .hole(.parameter(name)): isAfter = true
        case .hole(.value(let node)):
          guard let inner = Intrinsic(node), inner.function == .reference else { return nil }
          isAfter = true
        case .hole: return nil
        }
      }
      return affixes
    default:
      return nil
    }
  }

  /// Returns the nodes of values that are passed to a stack and made from a parameter.
  func openNodes(of passed: Diagram, _ bindings: Bindings) -> Set<Node> {
    let nodes = diagrams.outcomes(of: passed).compactMap { outcome -> Node? in
      switch outcome.value {
      case .scalar, .list, .anyValue: outcome.node
      default: nil
      }
    }
    return Set(nodes.filter { outer(of: $0, bindings) != nil })
  }

  // MARK: In the template of the stack

  /// Returns the variable of a parameter of an outer template; nil if it may have no value.
  mutating func variable(of outer: OuterParameter) -> Int? {
    if let known = variables[outer.name] { return known }
    guard let declaration = outer.declaration else {
      return add(ParameterDomain(openVariable: outer.name), as: outer.name)
    }
    guard let declared = Parameter(declaration) else { return nil }
    var constants: [Text] = []
    var takers: [(parameter: Parameter, affixes: OuterParameter.Affixes?)] = []
    var isOpaque = false
    for name in given.names(from: outer.name) {
      guard let parameter = template.parameters[name] else { continue }
      let affixes = given.outer(name)?.affixes
      takers.append((parameter, affixes))
      guard selections.selects(name), let affixes else { continue }
      diagrams.spend(bytes: parameter.allowedSize)
      let allowed = parameter.allowedValues?.compactMap(\.typedText) ?? []
      constants += (selections.constants(for: name) + allowed).compactMap(affixes.inside)
      isOpaque = isOpaque || selections.opaque.contains(name)
    }
    diagrams.spend(bytes: declared.allowedSize)
    diagrams.reserve(declared.allowedValueCount ?? constants.count)
    guard diagrams.excess == nil else { return nil }
    let domain = ParameterDomain(
      declared,
      passedTo: takers,
      comparedWith: constants,
      isOpaque: isOpaque,
    )
    return add(domain, as: outer.name)
  }

  /// Returns one outcome for each value of a parameter of an outer template, as it is passed.
  mutating func passed(
    _ outer: OuterParameter,
    _ domain: ParameterDomain,
    _ variable: Int,
    to parameter: Parameter,
    at node: Node,
  ) -> Diagram {
    let unknown = Outcome(.undecided(.otherValue(outer.name)), at: node)
    var children: [Diagram] = []
    for (index, value) in domain.values.enumerated() {
      let byDefault = index == domain.defaultIndex ? given[parameter.name] : nil
      let text = byDefault ?? outer.affixes?.around(value.text)
      let step = byDefault.map { givenStep(of: parameter, $0) }
      let outcome = text.map { self.outcome(of: .text($0), parameter, at: node, step) }
      children.append(diagrams.outcome(outcome ?? unknown))
    }
    if domain.hasMore {
      var more = unknown
      if let affixes = outer.affixes {
        var pattern = TextPattern<Text>()
        pattern.append(.text(affixes.prefix))
        pattern.append(.hole(outer.name))
        pattern.append(.text(affixes.suffix))
        let isWhole = affixes.areEmpty
        more = Outcome(
          isWhole ? .anythingElse(than: outer.name) : .pattern(pattern),
          at: node,
        )
      }
      children.append(diagrams.outcome(more))
    }
    return diagrams.decision(on: variable, children)
  }
}

extension Outcome.Value {
  /// A pair of a name and a value that is passed to a stack, with the node of a value that is made
  /// from a parameter.
  static func passed(_ outcome: Outcome, as name: Text, _ open: Set<Node>) -> Outcome.Value {
    let origin = outcome.node.flatMap { open.contains($0) ? Outcome.Value.mapping($0) : nil }
    return .list([.text(name), outcome.value] + [origin].compactMap(\.self))
  }
}
