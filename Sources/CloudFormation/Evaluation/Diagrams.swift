internal import LintModel
internal import LintScenarios

/// Decision diagrams: values that depend on the values of parameters.
///
/// A diagram is either an outcome, or a decision on one variable with a diagram for each of its
/// values. Equal diagrams are stored once and variables are decided in one order, so a value that
/// depends on forty independent conditions takes forty nodes, where a list of its scenarios would
/// take 2 to the 40. Contradictions cannot occur: a variable has one value on a path.
struct Diagrams {
  /// A diagram in the store.
  struct Diagram: Hashable {
    let index: Int
  }

  enum Content: Hashable {
    case outcome(Outcome)
    case decision(variable: Int, children: [Diagram])

    /// The variable that is decided on; outcomes sort after all variables.
    var variable: Int {
      if case .decision(let variable, _) = self { return variable }
      return .max
    }

    func children(of variable: Int) -> [Diagram]? {
      if case .decision(variable, let children) = self { return children }
      return nil
    }
  }

  var contents: DiagramContents<Content>

  /// The nodes made or found, the branches of them, and the values in them in units of 64 bytes.
  var effort: Int { contents.effort.spent }

  /// The undecided diagram that everything evaluates to once a limit is exceeded; nil before.
  ///
  /// What may take long asks for it first.
  var excess: Diagram? { contents.indexOfExcess.map { Diagram(index: $0) } }

  /// Creates a store limited to `limit` nodes and `effortLimit` units of work.
  init(limit: Int, effortLimit: Int) {
    contents = DiagramContents(
      limit: limit,
      effortLimit: effortLimit,
      excess: .outcome(Outcome(.undecided(.tooManyScenarios), at: nil))
    )
  }

  // MARK: Making

  /// Returns the diagram of an outcome that depends on nothing.
  mutating func outcome(_ outcome: Outcome) -> Diagram {
    spend(bytes: outcome.size)
    return Diagram(index: contents.index(of: .outcome(outcome)))
  }

  /// Returns the diagram that decides on one variable.
  ///
  /// - Parameter children: the result for each value, deciding on later variables only.
  mutating func decision(on variable: Int, _ children: [Diagram]) -> Diagram {
    spend(children.count)
    if let first = children.first, children.allSatisfy({ $0 == first }) { return first }
    return Diagram(index: contents.index(of: .decision(variable: variable, children: children)))
  }

  /// Charges a cost other than that of the diagrams.
  mutating func spend(_ cost: Int) { contents.spend(cost) }

  /// Charges the cost of reading `count` bytes of text.
  mutating func spend(bytes count: Int) {
    spend(Budget.cost(ofBytes: count))
  }

  /// Charges the cost of values that become nodes; throws if they exceed the limit.
  mutating func reserve(_ count: Int) { contents.reserve(count) }

  // MARK: Combining

  /// Changes the outcomes of a diagram.
  mutating func map(
    _ diagram: Diagram,
    _ change: (Outcome) -> Outcome,
  ) -> Diagram {
    // Most diagrams depend on nothing, and then nothing needs to be remembered.
    if case .outcome(let outcome) = contents[diagram.index] {
      return self.outcome(change(outcome))
    }
    var known: [Diagram: Diagram] = [:]
    return map(diagram, change, &known)
  }

  private mutating func map(
    _ diagram: Diagram,
    _ change: (Outcome) -> Outcome,
    _ known: inout [Diagram: Diagram],
  ) -> Diagram {
    if let excess { return excess }
    if let result = known[diagram] { return result }
    let result: Diagram
    switch contents[diagram.index] {
    case .outcome(let outcome):
      result = self.outcome(change(outcome))
    case .decision(let variable, let children):
      var changed: [Diagram] = []
      for child in children { changed.append(map(child, change, &known)) }
      result = decision(on: variable, changed)
    }
    known[diagram] = result
    return result
  }

  /// Combines two outcomes into one wherever both hold.
  mutating func combine(
    _ left: Diagram,
    _ right: Diagram,
    _ combination: (Outcome, Outcome) -> Outcome,
  ) -> Diagram {
    if case (.outcome(let one), .outcome(let two)) = (contents[left.index], contents[right.index]) {
      return outcome(combination(one, two))
    }
    var known: [Pair: Diagram] = [:]
    return combine(Pair(left: left, right: right), combination, &known)
  }

  private struct Pair: Hashable {
    let left: Diagram
    let right: Diagram
  }

  private mutating func combine(
    _ pair: Pair,
    _ combination: (Outcome, Outcome) -> Outcome,
    _ known: inout [Pair: Diagram],
  ) -> Diagram {
    if let excess { return excess }
    if let result = known[pair] { return result }
    let result: Diagram
    switch (contents[pair.left.index], contents[pair.right.index]) {
    case (.outcome(let left), .outcome(let right)):
      result = outcome(combination(left, right))
    case (let left, let right):
      let variable = min(left.variable, right.variable)
      let lefts = left.children(of: variable)
      let rights = right.children(of: variable)
      var children: [Diagram] = []
      for value in 0..<(lefts ?? rights ?? []).count {
        let chosen = Pair(left: lefts?[value] ?? pair.left, right: rights?[value] ?? pair.right)
        children.append(combine(chosen, combination, &known))
      }
      result = decision(on: variable, children)
    }
    known[pair] = result
    return result
  }

  /// Replaces each outcome of a diagram by a diagram.
  ///
  /// - Parameter replacements: the replacement of every outcome of the diagram.
  mutating func replace(
    _ diagram: Diagram,
    by replacements: [(outcome: Outcome, diagram: Diagram)],
  ) -> Diagram {
    guard var result = replacements.first?.diagram else { return diagram }
    // Most look-ups result in outcomes, which one walk replaces all at once.
    let outcomes = replacements.compactMap { replacement -> (Outcome, Outcome)? in
      guard case .outcome(let outcome) = contents[replacement.diagram.index] else { return nil }
      return (replacement.outcome, outcome)
    }
    if outcomes.count == replacements.count {
      let known = Dictionary(outcomes) { first, _ in first }
      return map(diagram) { known[$0] ?? $0 }
    }
    for (outcome, replacement) in replacements.dropFirst() {
      result = choose(replacement, where: diagram, is: outcome, else: result)
    }
    return result
  }

  /// Returns one diagram where another has a certain outcome, and a third one elsewhere.
  private mutating func choose(
    _ then: Diagram,
    where condition: Diagram,
    is outcome: Outcome,
    else otherwise: Diagram,
  ) -> Diagram {
    var known: [Triple: Diagram] = [:]
    let triple = Triple(condition: condition, then: then, otherwise: otherwise)
    return choose(triple, outcome, &known)
  }

  private struct Triple: Hashable {
    let condition: Diagram
    let then: Diagram
    let otherwise: Diagram
  }

  private mutating func choose(
    _ triple: Triple,
    _ outcome: Outcome,
    _ known: inout [Triple: Diagram],
  ) -> Diagram {
    if let excess { return excess }
    if triple.then == triple.otherwise { return triple.then }
    let condition = contents[triple.condition.index]
    if case .outcome(let decided) = condition {
      return decided == outcome ? triple.then : triple.otherwise
    }
    if let result = known[triple] { return result }
    let then = contents[triple.then.index]
    let otherwise = contents[triple.otherwise.index]
    let variable = min(condition.variable, then.variable, otherwise.variable)
    let conditions = condition.children(of: variable)
    let thens = then.children(of: variable)
    let otherwises = otherwise.children(of: variable)
    var children: [Diagram] = []
    for value in 0..<(conditions ?? thens ?? otherwises ?? []).count {
      let chosen = Triple(
        condition: conditions?[value] ?? triple.condition,
        then: thens?[value] ?? triple.then,
        otherwise: otherwises?[value] ?? triple.otherwise,
      )
      children.append(choose(chosen, outcome, &known))
    }
    let result = decision(on: variable, children)
    known[triple] = result
    return result
  }

  // MARK: Asking

  /// Returns every outcome of a diagram, each once, in the order of the variables' values.
  func outcomes(of diagram: Diagram) -> [Outcome] { leaves(of: diagram).map(\.outcome) }

  private func leaves(of diagram: Diagram) -> [(index: Int, outcome: Outcome)] {
    if case .outcome(let outcome) = contents[diagram.index] { return [(diagram.index, outcome)] }
    var leaves: [(index: Int, outcome: Outcome)] = []
    var known: Set<Int> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      guard known.insert(next.index).inserted else { continue }
      switch contents[next.index] {
      case .outcome(let outcome): leaves.append((next.index, outcome))
      case .decision(_, let children): pending += children.reversed()
      }
    }
    return leaves
  }

  /// Returns the outcome for certain values of the variables, or nil if one that matters has none.
  func outcome(of diagram: Diagram, _ value: (Int) -> Int?) -> Outcome? {
    var next = diagram
    while true {
      switch contents[next.index] {
      case .outcome(let outcome): return outcome
      case .decision(let variable, let children):
        guard let value = value(variable) else { return nil }
        next = children[value]
      }
    }
  }

  /// Returns the outcome of a diagram that decides on no variable; nil for others.
  func onlyOutcome(of diagram: Diagram) -> Outcome? {
    if case .outcome(let outcome) = contents[diagram.index] { outcome } else { nil }
  }

  /// Returns the cheapest path to every outcome.
  ///
  /// - Parameter cost: the cost of giving a variable a value.
  /// - Returns: every outcome, in the order of ``outcomes(of:)``, with the values on its path, by
  ///   variable.
  func cheapestWays(
    in diagram: Diagram,
    cost: (_ variable: Int, _ value: Int) -> Int,
  ) -> [(outcome: Outcome, cost: Int, values: [Int: Int])] {
    typealias Step = (from: Int, variable: Int, value: Int)
    var best: [Int: (cost: Int, step: Step?)] = [diagram.index: (0, nil)]
    // Children decide on later variables, so visiting by variable visits parents first.
    for node in topologicalOrder(of: diagram) {
      guard let reached = best[node.index],
        case .decision(let variable, let children) = contents[node.index]
      else { continue }
      for (value, child) in children.enumerated() {
        let total = reached.cost + cost(variable, value)
        if best[child.index].map({ total < $0.cost }) ?? true {
          best[child.index] = (total, (node.index, variable, value))
        }
      }
    }
    return leaves(of: diagram).map { leaf in
      var values: [Int: Int] = [:]
      var last = best[leaf.index]?.step
      while let step = last {
        values[step.variable] = step.value
        last = best[step.from]?.step
      }
      return (leaf.outcome, best[leaf.index]?.cost ?? 0, values)
    }
  }

  /// Returns the nodes of a diagram, each once, parents first.
  func nodes(of diagram: Diagram) -> some Sequence<Content> {
    topologicalOrder(of: diagram).lazy.map { contents[$0.index] }
  }

  /// Returns the diagram as possible scenarios of a cache.
  ///
  /// - Parameter result: the result for an outcome.
  func scenarios(
    of diagram: Diagram,
    _ variables: [Int: ScenarioVariable],
    result: (Outcome) -> ScenarioDiagram.Node,
  ) -> ScenarioDiagram {
    var indices: [Int: Int] = [:]
    var nodes: [ScenarioDiagram.Node] = []
    for node in topologicalOrder(of: diagram).reversed() {
      indices[node.index] = nodes.count
      switch contents[node.index] {
      case .outcome(let outcome):
        nodes.append(result(outcome))
      case .decision(let variable, let children):
        nodes.append(
          .decision(variable: variable, children: children.compactMap { indices[$0.index] })
        )
      }
    }
    return ScenarioDiagram(nodes: nodes, variables: variables, limit: contents.effort.remaining)
  }

  private func topologicalOrder(of diagram: Diagram) -> [Diagram] {
    var nodes: [Diagram] = []
    var known: Set<Int> = []
    var pending = [diagram]
    while let next = pending.popLast() {
      guard known.insert(next.index).inserted else { continue }
      nodes.append(next)
      if case .decision(_, let children) = contents[next.index] { pending += children }
    }
    return nodes.sorted {
      (contents[$0.index].variable, $0.index) < (contents[$1.index].variable, $1.index)
    }
  }
}
