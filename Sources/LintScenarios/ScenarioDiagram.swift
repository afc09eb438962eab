/// The possibilities by the values of parameters, as a decision diagram.
///
/// A list of all scenarios would grow exponentially with the number of parameters. The same
/// possibility has different scenarios depending on the question: if both values of a required
/// parameter turn backups off, no value of it needs to be named.
package struct ScenarioDiagram: Sendable {
  /// A result, or a choice among results.
  package enum Node: Sendable {
    /// The possibility at an index.
    case possibility(Int)
    /// None: nothing is created, or not with the given values.
    case never
    /// No deployment is possible, so the scenario doesn't count.
    case impossible
    /// Each value of a variable leads to the node at an index; nodes decide on later variables only.
    case decision(variable: Int, children: [Int])
  }

  /// The nodes; children precede their parents, and the last one is the root.
  private let nodes: [Node]

  private let variables: [Int: ScenarioVariable]

  /// The maximum number of nodes and branches made by one search.
  private let limit: Int

  /// Creates a diagram from its parts.
  package init(nodes: [Node], variables: [Int: ScenarioVariable], limit: Int) {
    self.nodes = nodes
    self.variables = variables
    self.limit = limit
  }

  /// Returns the matching possibility with the smallest scenario, or nil if none matches.
  ///
  /// The values lead to a match for any value of the parameters without default that they leave
  /// open.
  package func smallest(where isMeant: (Int) -> Bool) -> (possibility: Int, scenario: Scenario?)? {
    var search = Search(variables: variables, limit: limit)
    var answers: [Int] = []
    for node in nodes {
      switch node {
      case .possibility(let index): answers.append(isMeant(index) ? Search.yes : Search.no)
      case .never: answers.append(Search.no)
      case .impossible: answers.append(Search.open)
      case .decision(let variable, let children):
        answers.append(search.decision(on: variable, children.map { answers[$0] }))
      }
    }
    guard let root = answers.last, let values = search.smallestWay(from: root),
      let possibility = possibility(with: values, where: isMeant)
    else { return nil }
    let scenario = Scenario(values, of: variables)
    return (possibility, scenario.choices.isEmpty ? nil : scenario)
  }

  /// Returns the first matching possibility, with some variables fixed and others at their defaults.
  private func possibility(with values: [Int: Int], where isMeant: (Int) -> Bool) -> Int? {
    var known: Set<Int> = []
    var pending = [nodes.count - 1]
    while let next = pending.popLast() {
      guard known.insert(next).inserted else { continue }
      switch nodes[next] {
      case .possibility(let index):
        if isMeant(index) { return index }
      case .never, .impossible:
        break
      case .decision(let variable, let children):
        let value = values[variable] ?? variables[variable]?.defaultIndex
        pending += value.map { [children[$0]] } ?? children.reversed()
      }
    }
    return nil
  }
}

/// A search for the fewest values that lead to certain possibilities.
private struct Search {
  static let (open, no, yes) = (0, 1, 2)

  private enum Answer: Hashable {
    case leaf(Int)
    case decision(variable: Int, children: [Int])
  }

  /// The cheapest path onward from an answer, with the value of its variable, if one is chosen.
  private struct Way {
    let cost: Int
    var value: Int?
    var child: Int?
  }

  private struct Pair: Hashable {
    let left: Int
    let right: Int
  }

  private let variables: [Int: ScenarioVariable]
  private var budget: Budget
  private var answers: [Answer] = [.leaf(open), .leaf(no), .leaf(yes)]
  private var indices: [Answer: Int] = [:]
  private var combinations: [Pair: Int] = [:]
  private var ways: [Int: Way?] = [:]

  init(variables: [Int: ScenarioVariable], limit: Int) {
    self.variables = variables
    budget = Budget(limit: limit)
  }

  mutating func decision(on variable: Int, _ children: [Int]) -> Int {
    if let first = children.first, children.allSatisfy({ $0 == first }) { return first }
    budget.charge(1 + children.count)
    let answer = Answer.decision(variable: variable, children: children)
    if let index = indices[answer] { return index }
    answers.append(answer)
    indices[answer] = answers.count - 1
    return answers.count - 1
  }

  /// Returns the fewest values that lead to `yes`, by variable, or nil if nothing leads there.
  mutating func smallestWay(from root: Int) -> [Int: Int]? {
    guard way(from: root) != nil else { return nil }
    var values: [Int: Int] = [:]
    var next = root
    while let way = ways[next] ?? nil, let child = way.child {
      if let value = way.value, case .decision(let variable, _) = answers[next] {
        values[variable] = value
      }
      next = child
    }
    return values
  }

  private mutating func way(from index: Int) -> Way? {
    guard case .decision(let variable, let children) = answers[index] else {
      return index == Self.yes ? Way(cost: 0) : nil
    }
    if let known = ways[index] { return known }
    var best: Way?
    for (value, child) in children.enumerated() {
      guard let onward = way(from: child) else { continue }
      let total = onward.cost + (variables[variable]?.cost(of: value) ?? 0)
      if best.map({ total < $0.cost }) ?? true {
        best = Way(cost: total, value: value, child: child)
      }
    }
    // A path that leaves the variable open must hold for each of its values.
    if variables[variable]?.defaultIndex == nil, let chosen = best {
      let all = children.dropFirst().reduce(children[0]) { combine($0, $1) }
      if let onward = way(from: all), onward.cost < chosen.cost {
        best = Way(cost: onward.cost, child: all)
      }
    }
    ways[index] = .some(best)
    return best
  }

  /// Returns the answer that two values of a variable have in common.
  private mutating func combine(_ left: Int, _ right: Int) -> Int {
    if left == right || right == Self.open { return left }
    if left == Self.open { return right }
    // Without room for more, every variable is named.
    guard !budget.isSpent, left != Self.no, right != Self.no else { return Self.no }
    let pair = Pair(left: left, right: right)
    if let known = combinations[pair] { return known }
    let variable = min(self.variable(of: left), self.variable(of: right))
    let (lefts, rights) = (children(of: left, variable), children(of: right, variable))
    let combined = (0..<(lefts ?? rights ?? []).count).map { value in
      combine(lefts?[value] ?? left, rights?[value] ?? right)
    }
    let result = decision(on: variable, combined)
    combinations[pair] = result
    return result
  }

  /// Returns the variable that is decided on; leaves sort after all variables.
  private func variable(of index: Int) -> Int {
    if case .decision(let variable, _) = answers[index] { variable } else { .max }
  }

  private func children(of index: Int, _ variable: Int) -> [Int]? {
    if case .decision(variable, let children) = answers[index] { children } else { nil }
  }
}
