internal import LintText

/// The form of the values of an AWS-specific parameter type, which CloudFormation checks against what
/// the account has (CloudFormation user guide, "Supported AWS-specific parameter types").
enum IdentifierForm {
  /// The ID of a resource, which begins with a prefix such as `vpc-`.
  case id(prefix: Text)
  /// A freely chosen name.
  case name
  /// The ID of a hosted zone.
  case hostedZone
  /// The name of an Availability Zone.
  case availabilityZone

  /// Recognizes a type or a list of it; nil for any other.
  init?(ofType type: Text) {
    let isList = type.hasPrefix("List<") && type.hasSuffix(">")
    switch isList ? Text(type.utf8.dropFirst(5).dropLast()) : type {
    case "AWS::EC2::VPC::Id": self = .id(prefix: "vpc-")
    case "AWS::EC2::Subnet::Id": self = .id(prefix: "subnet-")
    case "AWS::EC2::SecurityGroup::Id": self = .id(prefix: "sg-")
    case "AWS::EC2::Instance::Id": self = .id(prefix: "i-")
    case "AWS::EC2::Image::Id": self = .id(prefix: "ami-")
    case "AWS::EC2::Volume::Id": self = .id(prefix: "vol-")
    case "AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName": self = .name
    case "AWS::EC2::AvailabilityZone::Name": self = .availabilityZone
    case "AWS::Route53::HostedZone::Id": self = .hostedZone
    default: return nil
    }
  }

  /// Whether a value has this form; whether the account has such a resource is not known.
  func allows(_ value: Text) -> Bool {
    switch self {
    case .id(let prefix): value.hasPrefix(prefix) && value != prefix
    case .name, .hostedZone, .availabilityZone: !value.isEmpty
    }
  }

  /// Values of this form, the first of which serves as an example.
  var examples: [Text] {
    switch self {
    case .id(let prefix): (0...9).map { "\(prefix)0123456789abcdef\($0)" }
    case .name: ["other"] + (1...9).map { "other\($0)" }
    case .hostedZone: (0...9).map { "Z0123456789ABCDEFGH\($0)" }
    case .availabilityZone: ["us-east-1a", "us-east-1b", "eu-west-1a", "eu-west-1b"]
    }
  }

  /// The form in words, after "is not".
  var description: String {
    switch self {
    case .id(let prefix): "an ID that begins with '\(prefix)'"
    case .name: "a name"
    case .hostedZone: "the ID of a hosted zone"
    case .availabilityZone: "the name of an Availability Zone"
    }
  }
}
