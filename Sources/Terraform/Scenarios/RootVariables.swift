internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The values that the variables of a root module may have.
struct RootVariables {
  /// The values from files that Terraform loads by itself, overridden by those of the user.
  let given: VariableAssignments

  /// The other variable files, with each of which the configuration may be deployed.
  let deployments: [Deployment]

  /// Whether it may be deployed without any of them: no required variable lacks a value then.
  let mayBeDeployedAlone: Bool

  /// The candidates of variables that select.
  let candidates: [Text: [Candidate]]

  /// The candidates for the name of the workspace.
  let workspaces: [Candidate]

  /// A variable file that a person would name with `-var-file`.
  struct Deployment {
    let path: Text
    let assignments: VariableAssignments
  }

  /// A value that a variable may have in a scenario.
  struct Candidate {
    /// The value; nil for the default.
    let value: TerraformValue?

    /// Whether it is the default, which belongs to the default scenario.
    var isDefault = false

    /// The values that it excludes, if it represents every other value.
    var exceptions: [TerraformValue]?

    /// The attribute that differs from the default, with its value; nil for the whole value.
    var part: (name: Text, value: TerraformValue)?

    /// The default.
    static let standard = Candidate(value: nil, isDefault: true)
  }

  /// The names of the variables that some deployment sets, so their values are not guessed.
  private var deployed: Set<Text> { Set(deployments.flatMap(\.assignments.values.keys)) }

  /// Returns the value of a variable in the scenario of a search; nil for its default.
  func value(
    of name: Text,
    _ search: inout ScenarioSearch,
    evaluating evaluate: (WrittenAttribute) throws(EvaluationError) -> TerraformValue,
  ) throws(EvaluationError) -> TerraformValue? {
    if deployed.contains(name), !given.fixed.contains(name) {
      let count = deployments.count + (mayBeDeployedAlone ? 1 : 0)
      _ = search.choose(.variableFile, among: count)
      return try self.given(name, search).map(evaluate)
    }
    if let value = given.values[name] { return try evaluate(value) }
    guard let candidates = candidates[name] else { return nil }
    return candidates[search.choose(.variable(name), among: candidates.count)].value
  }

  /// Whether the value of a variable represents every other one in the scenario of a search.
  func isPlaceholder(_ name: Text, _ search: ScenarioSearch) -> Bool {
    guard let choice = search.choices.first(where: { $0.subject == .variable(name) }) else {
      return false
    }
    return candidates[name]?[choice.index].exceptions != nil
  }

  /// Returns the value that a file gives to a variable in the scenario of a search; nil if none does.
  func given(_ name: Text, _ search: ScenarioSearch) -> WrittenAttribute? {
    if given.fixed.contains(name) { return given.values[name] }
    let chosen = search.choices.first { $0.subject == .variableFile }?.index ?? 0
    let index = chosen - (mayBeDeployedAlone ? 1 : 0)
    if deployments.indices.contains(index),
      let value = deployments[index].assignments.values[name]
    {
      return value
    }
    return given.values[name]
  }

  /// Returns the choices of a scenario that a reader must know: those other than defaults.
  func told(_ choices: [ScenarioSearch.Choice]) -> [Scenario.Choice] {
    choices.compactMap { choice in
      switch choice.subject {
      case .variable(let name):
        return candidates[name].flatMap { Self.told("var.\(name)", $0[choice.index]) }
      case .workspace:
        return Self.told("terraform.workspace", workspaces[choice.index])
      case .variableFile:
        let index = choice.index - (mayBeDeployedAlone ? 1 : 0)
        guard index >= 0 else { return nil }
        return Scenario.Choice(
          parameter: "-var-file",
          value: deployments[index].path,
          exceptions: nil
        )
      }
    }
  }

  private static func told(_ name: Text, _ candidate: Candidate) -> Scenario.Choice? {
    guard !candidate.isDefault else { return nil }
    if let part = candidate.part {
      return Scenario.Choice(
        parameter: "\(name).\(part.name)",
        value: part.value.shown,
        exceptions: nil,
      )
    }
    if candidate.value?.unknown != nil {
      return Scenario.Choice(parameter: name, value: "", exceptions: [])
    }
    return Scenario.Choice(
      parameter: name,
      value: candidate.value?.shown ?? "null",
      exceptions: candidate.exceptions?.map(\.shown),
    )
  }
}
