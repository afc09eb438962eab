internal import LintModel
internal import LintScenarios
internal import LintText

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
        others: domain.hasMore ? domain.others : [],
        defaultIndex: domain.defaultIndex,
        isSecret: domain.isSecret,
        secrets: selections.secrets,
        dependency: PseudoParameter(rawValue: domain.name).flatMap(\.dependency),
      )
    }
    return variables
  }
}

extension ParameterDomain {
  /// Examples of values that are not listed: every region, so that one fits a partition.
  fileprivate var others: [Text] {
    guard name == PseudoParameter.region.rawValue else { return [example(values.count)] }
    let listed = values.map(\.text)
    return (PseudoParameter.region.values ?? []).filter { !listed.contains($0) } + ["other"]
  }
}

extension PseudoParameter {
  /// The dependency of the value on the region.
  fileprivate var dependency: ScenarioVariable.Dependency? {
    guard self == .partition || self == .urlSuffix else { return nil }
    return ScenarioVariable.Dependency(on: Self.region.rawValue) { value(inRegion: $0) }
  }
}
