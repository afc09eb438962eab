internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The variable files that people may name when they deploy a root module.
struct DeploymentFiles {
  /// The files with each of which it may be deployed.
  private(set) var deployments: [RootVariables.Deployment] = []

  /// The files that may belong to something else, so that their values may be others, unless they
  /// set a limit.
  private(set) var doubtful: [RootVariables.Deployment] = []

  /// The notes on files that Terraform refuses.
  private(set) var refused: [ConfigurationNote] = []

  private let variables: [Text: VariableDeclaration]
  private let given: VariableAssignments

  /// Creates a set without files.
  ///
  /// - Parameters:
  ///   - variables: the variables of the root module.
  ///   - given: the values that they have without the files.
  init(settingVariables variables: [Text: VariableDeclaration], besides given: VariableAssignments)
  {
    self.variables = variables
    self.given = given
  }

  /// Adds a file.
  ///
  /// - Parameter path: the path as it is named in the folder of the root module.
  mutating func add(_ source: SourceFile, at path: Text) {
    guard let assignments = try? VariableAssignments([source]) else {
      return refuse(
        .start(of: source.path),
        "it cannot be read",
        "fix its syntax, which 'terraform fmt' checks"
      )
    }
    let names = assignments.values.keys
    guard names.contains(where: { variables[$0] != nil }) else { return }
    for (name, value) in assignments.values.sorted(by: { $0.key < $1.key }) {
      guard let variable = variables[name] else { continue }
      do throws(EvaluationError) {
        try Self.check(value, for: variable)
      } catch {
        return refuse(
          value.place,
          "Terraform refuses it: \(error.message)",
          "correct the value of '\(name)'"
        )
      }
    }
    let deployment = RootVariables.Deployment(path: path, assignments: assignments)
    // Terraform only warns of other names. A file with such names that is not enough to deploy the
    // module may be meant for something else, such as a backend.
    let isOurs = names.allSatisfy { variables[$0] != nil }
    let isEnough = variables.values.allSatisfy { variable in
      variable.fallback != nil || given.values[variable.name] != nil
        || names.contains(variable.name)
    }
    if isOurs || isEnough { deployments.append(deployment) } else { doubtful.append(deployment) }
  }

  private mutating func refuse(_ place: Place, _ problem: String, _ help: String) {
    let message = "this variable file was not examined: \(problem)"
    refused.append(ConfigurationNote(message, help: help, at: place))
  }

  /// The files that are or may be named when it is deployed.
  var all: [RootVariables.Deployment] { deployments + doubtful }

  /// Returns notes on the doubtful files that set variables that select.
  func notes(_ variables: RootVariables) -> [ConfigurationNote] {
    doubtful.compactMap { file in
      let values = file.assignments.values
      guard !variables.deployments.contains(where: { $0.path == file.path }),
        values.keys.contains(where: variables.isFree),
        let (name, value) = values.filter({ self.variables[$0.key] == nil }).min(by: {
          $0.key < $1.key
        })
      else { return nil }
      return ConfigurationNote(
        "this variable file was not examined: the root module declares no variable '\(name)', and"
          + " the file does not set all that it requires",
        help: "name the files that are deployed together: --var-file FILE",
        at: value.place,
      )
    }
  }

  private static func check(
    _ value: WrittenAttribute,
    for variable: VariableDeclaration,
  ) throws(EvaluationError) {
    // JSON has no expressions.
    guard let tree = try? value.tree() else { return }
    var evaluator = ExpressionEvaluator(scope: ConstantScope())
    _ = try evaluator.value(of: tree, in: 0).converted(to: variable.type)
  }
}

/// The scope of values in files, in which nothing is declared.
private struct ConstantScope: EvaluationScope {
  func value(
    of reference: Reference,
    at origin: ValueOrigin,
  ) throws(EvaluationError) -> TerraformValue {
    throw EvaluationError("'\(reference)' may not be used here")
  }

  func call(
    _ function: Text,
    _ arguments: [TerraformValue],
  ) throws(EvaluationError) -> TerraformValue {
    throw EvaluationError("functions may not be called here")
  }
}
