extension Diagrams {
  /// Returns the diagram for one value of a variable, on which it no longer decides.
  mutating func fixing(
    _ variable: Int,
    to value: Int,
    in diagram: Diagram,
  ) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    return fixing(variable, to: value, in: diagram, &known)
  }

  private mutating func fixing(
    _ variable: Int,
    to value: Int,
    in diagram: Diagram,
    _ known: inout [Diagram: Diagram],
  ) -> Diagram {
    if let excess { return excess }
    if let result = known[diagram] { return result }
    guard case .decision(let decided, let children) = contents[diagram.index], decided <= variable
    else { return diagram }
    let result: Diagram
    if decided == variable {
      result = children[value]
    } else {
      var fixed: [Diagram] = []
      for child in children { fixed.append(fixing(variable, to: value, in: child, &known)) }
      result = decision(on: decided, fixed)
    }
    known[diagram] = result
    return result
  }

  /// Returns the diagram that selects one of several diagrams by the value of a variable.
  ///
  /// - Parameter children: a diagram for each value of the variable; none decides on the variable.
  mutating func choice(of variable: Int, _ children: [Diagram]) -> Diagram {
    let numbers = children.indices.map { Outcome(.text("\($0)"), at: nil) }
    var outcomes: [Diagram] = []
    for number in numbers { outcomes.append(outcome(number)) }
    let decision = decision(on: variable, outcomes)
    return replace(decision, by: zip(numbers, children).map { ($0, $1) })
  }
}
