internal import LintText

/// The resource types that deploy caches in the language of CloudFormation.
enum StackType: String, CaseIterable {
  case stack = "aws_cloudformation_stack"
  case stackSet = "aws_cloudformation_stack_set"
  case cloudControlStack = "awscc_cloudformation_stack"
  case cloudControlStackSet = "awscc_cloudformation_stack_set"
  /// A resource by its type and its properties.
  case cloudControlResource = "aws_cloudcontrolapi_resource"

  /// The parts of which each type contains one.
  static let typeParts: [StaticString] = ["_cloudformation_stack", "_cloudcontrolapi_resource"]

  /// The attributes that decide which caches are deployed.
  static let attributes: [Text] = [
    "template_body", "template_url", "parameters", "type_name", "desired_state",
  ]

  /// Whether it deploys one template to several accounts and regions.
  var isSet: Bool { self == .stackSet || self == .cloudControlStackSet }
}
