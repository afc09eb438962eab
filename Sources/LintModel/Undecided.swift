package import LintText

/// The reason that a value is not known before the deployment.
package enum Undecided: Sendable, Hashable {
  /// A parameter has no default, and no value was given.
  case parameter(Text)
  /// A nested stack's parameter has no default, and its parent passes no value.
  case notPassed(Text)
  /// A parameter may be given an unacceptable number of days.
  case parameterMayBe(Text, days: Int)
  /// A parameter may be given any value but those that it is compared with.
  case otherValue(Text)
  /// The rules of a template allow no deployment.
  case forbiddenByRules
  /// A parameter's default is not among the values that it allows.
  case contradictoryDefault(parameter: Text)
  /// A parameter names a key of Systems Manager Parameter Store.
  case parameterStore(parameter: Text)
  /// `Ref` to something that is not a parameter.
  case reference(Text)
  /// A function whose result only the deployment knows, with its argument.
  case deployTime(function: Text, argument: Text?)
  /// A function that is not evaluated.
  case function(Text)
  /// `{{resolve:…}}`.
  case dynamicReference
  /// SOPS has encrypted the value.
  case encrypted
  /// The template has an invalid value or structure, with the problem.
  case malformed(Text)
  /// A key that is written twice, so it is unknown which one counts.
  case duplicateKey(Text)
  /// Settings are taken from an existing cluster.
  case primaryCluster
  /// Text that is inserted at deployment may add the property.
  case inserted(Text)
  /// A macro may insert an entry of a section, such as a condition, at deployment.
  case insertedEntry(Text, by: Text)
  /// The identifier of a loop that is not unrolled.
  case loopIdentifier(Text)
  /// A condition that is not written, and that a loop that is not unrolled may make.
  case generatedCondition(Text)

  /// There are more scenarios than are evaluated.
  case tooManyScenarios

  /// The plan knows the value only after it is applied; with the references that it is computed
  /// from.
  case knownAfterApply([Text])
  /// It depends on local values, which the plan does not have.
  case localValues([Text])
  /// The value was removed from the plan.
  case takenOut
  /// The engine of a cluster that may be a member of a group, which has no engine of its own.
  indirect case memberOrNot(group: Text?, Undecided)
  /// The plan has no value, and no configuration that shows whether it is set.
  case noConfiguration
  /// The plan's provider has no such attribute.
  case noAttribute(Text)
  /// A variable of a configuration has no default, and no value was given.
  case variable(Text)
  /// The value that Terragrunt passes to a variable, with the reason why it is not known.
  indirect case input(Text, Undecided)
  /// A module that `terraform init` has not fetched.
  case notFetched(module: Text)
  /// A file that an expression reads and that must not be read here, or cannot be.
  case fileNotRead(Text)
  /// A resource or module has more instances than are distinguished.
  case tooManyInstances
  /// Terraform refuses the configuration, with the reason.
  case refused(Text)
  /// Terraform deferred the change.
  case deferred(Text)
  /// The plan failed before it reached this resource.
  case notPlanned
  /// The change set does not know the value.
  case knownAtDeployment
  /// The input shows only some properties, and not this one; with the remedy.
  case notShown(Text, remedy: String)
  /// Another program sets the value, or knows it; with the remedy.
  case unresolved(Text, remedy: String?)
}

extension Undecided: CustomStringConvertible {
  /// The reason as a phrase.
  package var description: String {
    switch self {
    case .parameter(let name):
      "parameter '\(name)' has no default"
    case .notPassed(let name):
      "the parent passes no value for parameter '\(name)', which has no default, so CloudFormation"
        + " refuses the deployment"
    case .parameterMayBe(let name, let days):
      "parameter '\(name)' may be \(days)"
    case .otherValue(let name) where name.hasPrefix("var."):
      "it depends on the value of \(name)"
    case .otherValue(let name):
      "\(name) may be any other value"
    case .forbiddenByRules:
      "the rules of the template allow no deployment of it"
    case .contradictoryDefault(let name):
      "the default of parameter '\(name)' is not a value that it allows"
    case .parameterStore(let name):
      "parameter '\(name)' is read from Systems Manager Parameter Store at deployment"
    case .reference(let name):
      "'Ref' refers to '\(name)', which is not a parameter of the template"
    case .deployTime(let function, let argument?):
      "'\(function)' of '\(argument)' is known only at deployment"
    case .deployTime(let function, nil):
      "'\(function)' is known only at deployment"
    case .function(let name):
      "'\(name)' is not evaluated"
    case .dynamicReference:
      "a dynamic reference is resolved only at deployment"
    case .encrypted:
      "the value is encrypted with SOPS"
    case .malformed(let problem):
      problem.string
    case .duplicateKey(let key):
      "key '\(key)' is written twice"
    case .primaryCluster:
      "the group takes its settings from the existing cluster that 'PrimaryClusterId' names"
    case .inserted(let function):
      "'\(function)' may insert the property at deployment"
    case .insertedEntry(let entry, let macro):
      "'\(macro)' may insert \(entry) at deployment"
    case .loopIdentifier(let name):
      "'\(name)' is the identifier of a loop that is not unrolled"
    case .generatedCondition(let name):
      "condition '\(name)' may come from a loop that is not unrolled"
    case .tooManyScenarios:
      "it depends on more combinations of values than are evaluated"
    case .knownAfterApply([]):
      "the value is known only after apply"
    case .knownAfterApply(let references) where references.allSatisfy { $0.hasPrefix("data.") }:
      "the value is known only once Terraform reads \(Self.list(references))"
    case .knownAfterApply(let references):
      "the value is known only after apply: it depends on \(Self.list(references))"
    case .localValues(let names):
      "the plan does not show the value of \(Self.list(names))"
    case .takenOut:
      "the value was removed from this plan"
    case .memberOrNot(_, let reason), .input(_, let reason):
      reason.description
    case .noConfiguration:
      "the plan has no configuration that tells whether the value is set"
    case .noAttribute(let name):
      "the plan has no attribute '\(name)': the provider predates it"
    case .variable(let name):
      "variable '\(name)' has no default"
    case .notFetched(let module):
      "module '\(module)' has not been fetched"
    case .fileNotRead(let path):
      "file '\(path)' cannot be read here"
    case .tooManyInstances:
      "it has more instances than are distinguished"
    case .refused(let problem):
      "Terraform refuses the configuration: \(problem)"
    case .deferred(let reason):
      "Terraform deferred the change (\(reason))"
    case .notPlanned:
      "the plan failed before it came to this resource"
    case .knownAtDeployment:
      "the value is known only at deployment"
    case .notShown(let name, _):
      "the input does not show '\(name)'"
    case .unresolved(let reason, _):
      reason.string
    }
  }

  /// The maximum number of references of an expression that are reported.
  package static let referenceLimit = 16

  /// Returns the references of an expression; a plan lists `x.y` beside `x.y.id`.
  private static func list(_ references: [Text]) -> String {
    let told = references.prefix(referenceLimit)
    let list =
      told.filter { reference in
        !told.contains { $0.hasPrefix("\(reference).") || $0.hasPrefix("\(reference)[") }
      }
      .map { "'\($0)'" }.joined(separator: ", ") as String
    return references.count > referenceLimit ? "\(list) and others" : list
  }

  /// The remedy for a template that macros and transforms change.
  package static let processedTemplate =
    "lint as well what 'aws cloudformation get-template --stack-name NAME"
    + " --template-stage Processed --query TemplateBody' prints"

  /// The remedy for what only Terragrunt can evaluate.
  package static let terragruntPlans =
    "lint the plans: terragrunt run --all --json-out-dir plans -- plan"

  /// A step with which the user can get an answer, or nil if none exists.
  package var remedy: String? {
    switch self {
    case .otherValue("AWS::Region"):
      "give the region to deploy to: --region REGION"
    case .otherValue("AWS::AccountId"):
      "give the account to deploy to: --account ID"
    case .otherValue("terraform.workspace"):
      "give the workspace to deploy to: --workspace NAME"
    case .otherValue(let name) where name.hasPrefix("var."):
      "give the value that will be deployed: --var \(name.string.dropFirst(4))=VALUE"
    case .parameter(let name), .parameterMayBe(let name, _), .contradictoryDefault(let name),
      .otherValue(let name):
      "give the value that will be deployed: --parameter \(name)=VALUE"
    case .notPassed(let name):
      "pass '\(name)' in the 'Parameters' of the nested stack, or give it a default"
    case .parameterStore(let name):
      "give the value that is stored there: --parameter \(name)=VALUE"
    case .notPlanned:
      "fix what 'terraform plan' reports, then plan again"
    case .variable(let name):
      "give the value that will be deployed: --var \(name)=VALUE"
    case .input(let name, _):
      "give the value that will be deployed: --var \(name)=VALUE, or \(Self.terragruntPlans)"
    case .refused:
      "fix what 'terraform plan' reports"
    case .notShown(_, let remedy):
      remedy
    case .unresolved(_, let remedy):
      remedy
    case .notFetched:
      "run 'terraform init', or lint the plan"
    case .fileNotRead:
      "lint the plan, whose values have been evaluated"
    case .deferred:
      "apply what can be applied first, then plan again"
    case .takenOut:
      "lint the plan before values are removed from it"
    case .memberOrNot(_, let reason):
      reason.remedy
    case .inserted, .insertedEntry:
      Self.processedTemplate
    case .encrypted:
      "decrypt it: sops -d FILE | lint -"
    case .noConfiguration:
      "use the plan that 'terraform show -json PLAN' prints, which has a configuration"
    case .reference, .deployTime, .function, .dynamicReference, .malformed, .duplicateKey,
      .primaryCluster, .forbiddenByRules, .loopIdentifier,
      .generatedCondition, .knownAtDeployment, .tooManyScenarios, .knownAfterApply, .localValues,
      .noAttribute,
      .tooManyInstances:
      nil
    }
  }
}
