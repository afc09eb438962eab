internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
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
  var candidates: [Text: [Candidate]]

  /// The variables that validations and preconditions compare with something.
  let conditioned: Set<Text>

  /// The parts of variables that select, with their candidates.
  let parts: [Text: Parts]

  /// The candidates for the name of the workspace.
  let workspaces: [Candidate]

  /// The names of the variables that some deployment sets and the user does not.
  let deployed: Set<Text>

  /// A variable file that a person would name with `-var-file`.
  struct Deployment {
    let path: Text
    let assignments: VariableAssignments
  }

  /// The parts of a variable that select.
  struct Parts {
    /// The type of the variable.
    let type: TerraformType

    /// The candidates of each part, by its path.
    let candidates: [(path: [Text], candidates: [Candidate])]
  }

  /// Returns the value of a variable in the scenario of a search; nil for its default.
  func value(
    of name: Text,
    _ search: inout ScenarioSearch,
    evaluating evaluate: (WrittenAttribute) throws(EvaluationError) -> TerraformValue,
  ) throws(EvaluationError) -> TerraformValue? {
    if deployed.contains(name) {
      _ = search.choose(.variableFile, among: deployments.count + (mayBeDeployedAlone ? 1 : 0))
    }
    if let value = given(name, search) { return try evaluate(value) }
    guard let candidates = candidates[name] else { return nil }
    return candidates[search.choose(.variable(name), among: candidates.count)].value
  }

  /// Returns the value of a variable with the parts that it has in the scenario of a search.
  ///
  /// - Parameter path: the part of the value that is used; others are not chosen.
  func replacingParts(
    of value: TerraformValue,
    of name: Text,
    at path: [Text],
    _ search: inout ScenarioSearch,
  ) -> TerraformValue {
    guard let parts = parts[name], !value.isUnknown, given(name, search) == nil else {
      return value
    }
    if let chosen = search.choice(of: .variable(name)), candidates[name]?[chosen].isDefault == false
    {
      return value
    }
    var changed: TerraformValue?
    for (part, candidates) in parts.candidates where ValuePath.overlap(part, path) {
      let chosen = candidates[search.choose(.part(name, part), among: candidates.count)].value
      if let chosen { changed = (changed ?? value).replacing(part[...], with: chosen) ?? changed }
    }
    return changed.flatMap { try? $0.converted(to: parts.type) } ?? value
  }

  /// Whether a variable selects and has no value that is given.
  func isFree(_ name: Text) -> Bool { candidates[name] != nil || parts[name] != nil }

  /// Returns the paths of the parts of a variable that represent other values in the scenario of a
  /// search; that of the whole is empty.
  ///
  /// - Parameter value: the value that represents the others; nil for any.
  func placeholderParts(
    of name: Text,
    _ search: ScenarioSearch,
    being value: TerraformValue? = nil,
  ) -> [[Text]] {
    search.choices.compactMap { candidate(of: $0) }
      .filter { $0.name == name && $0.candidate.isPlaceholder }
      .filter { value == nil || $0.candidate.value == value }
      .map(\.path)
  }

  /// Returns the candidate of a choice with the path of the part that it is chosen for, empty for the
  /// whole; nil for a choice of something else than a variable.
  func candidate(
    of choice: ScenarioSearch.Choice
  ) -> (name: Text, path: [Text], candidate: Candidate)? {
    switch choice.subject {
    case .variable(let name): candidates[name].map { (name, [], $0[choice.index]) }
    case .part(let name, let path): part(name, path).map { (name, path, $0[choice.index]) }
    case .workspace, .variableFile: nil
    }
  }

  private func part(_ name: Text, _ path: [Text]) -> [Candidate]? {
    parts[name]?.candidates.first { $0.path == path }?.candidates
  }

  /// Returns the value that a file gives to a variable in the scenario of a search; nil if none does.
  func given(_ name: Text, _ search: ScenarioSearch) -> WrittenAttribute? {
    if deployed.contains(name), let deployment = deployment(search),
      let value = deployment.assignments.values[name]
    {
      return value
    }
    return given.values[name]
  }

  private func deployment(_ search: ScenarioSearch) -> Deployment? {
    guard let chosen = search.choice(of: .variableFile) ?? (deployments.isEmpty ? nil : 0) else {
      return nil
    }
    let index = chosen - (mayBeDeployedAlone ? 1 : 0)
    return deployments.indices.contains(index) ? deployments[index] : nil
  }

  /// Returns the choices of a scenario that a reader must know, those other than defaults, and the
  /// cost of the scenario.
  ///
  /// - Parameters:
  ///   - used: the variables that the results depend on; others only have a value because something
  ///     that isn't selected refers to them.
  ///   - replaced: the choices whose candidates some other value took the place of.
  func told(
    _ choices: [ScenarioSearch.Choice],
    _ used: @autoclosure () -> Set<Text>,
    replaced: Set<ScenarioSearch.Subject> = [],
  ) -> (choices: [Scenario.Choice], cost: Int) {
    var told: [Scenario.Choice] = []
    var cost = 0
    let used = choices.isEmpty ? [] : used()
    func add(_ candidate: Candidate?, _ name: Text, of subject: ScenarioSearch.Subject) {
      guard let candidate, let choice = candidate.choice(of: name) else { return }
      told.append(replaced.contains(subject) ? .anotherValue(of: name) : choice)
      cost += candidate.cost
    }
    for choice in choices {
      switch choice.subject {
      case .variable(let name), .part(let name, _):
        guard used.contains(name) else { continue }
      case .workspace, .variableFile: break
      }
      switch choice.subject {
      case .variable(let name):
        add(candidates[name]?[choice.index], "var.\(name)", of: choice.subject)
      case .part(let name, let path):
        let title = ValuePath.shown(path, of: "var.\(name)")
        add(part(name, path)?[choice.index], title, of: choice.subject)
      case .workspace:
        add(workspaces[choice.index], "terraform.workspace", of: choice.subject)
      case .variableFile:
        let index = choice.index - (mayBeDeployedAlone ? 1 : 0)
        guard index >= 0 else { continue }
        let path = deployments[index].path
        let file = Scenario.Choice.variableFile
        told.append(Scenario.Choice(parameter: file, value: path, exceptions: nil))
      }
    }
    return (told, cost)
  }
}
