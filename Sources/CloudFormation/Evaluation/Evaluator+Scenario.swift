internal import LintModel

extension Evaluator {
  /// Returns the variables that a diagram decides on, as scenarios show them.
  func scenarioVariables(
    in diagram: Diagram,
    _ selections: Selections,
  ) -> [Int: ScenarioVariable] {
    var variables: [Int: ScenarioVariable] = [:]
    for case .decision(let variable, _) in diagrams.nodes(of: diagram)
    where variables[variable] == nil {
      let domain = domains[variable]
      variables[variable] = ScenarioVariable(
        name: domain.name,
        values: domain.values.map(\.text),
        other: domain.hasMore ? domain.example(domain.values.count) : nil,
        defaultIndex: domain.defaultIndex,
        isSecret: domain.isSecret,
        secrets: selections.secrets,
      )
    }
    return variables
  }
}
