/// By which means something is done.
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

  /// What people call it.
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

  /// The language of what is written for it, as fences in Markdown name it.
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
