/// The tool or language used for a task.
package enum GuideMedium: String, Sendable, CaseIterable {
  /// A template in YAML.
  case cloudFormationYAML = "cloudformation-yaml"
  /// A template in JSON.
  case cloudFormationJSON = "cloudformation-json"
  /// The Cloud Development Kit, in TypeScript.
  case cdk
  /// A configuration of Terraform or OpenTofu.
  case terraform
  /// The AWS Management Console.
  case console
  /// Commands of the AWS CLI.
  case awsCLI = "aws-cli"
  /// This command.
  case lint

  /// The name shown to people.
  package var title: String {
    switch self {
    case .cloudFormationYAML: "CloudFormation, YAML"
    case .cloudFormationJSON: "CloudFormation, JSON"
    case .cdk: "CDK"
    case .terraform: "Terraform"
    case .console: "Console"
    case .awsCLI: "AWS CLI"
    case .lint: "This command"
    }
  }

  /// The language of its examples, as named in Markdown fences.
  package var language: String {
    switch self {
    case .cloudFormationYAML: "yaml"
    case .cloudFormationJSON: "json"
    case .cdk: "typescript"
    case .terraform: "hcl"
    case .console, .awsCLI, .lint: "sh"
    }
  }
}
