internal import LintText

/// A function of CloudFormation, by the name of its long form (CloudFormation user guide,
/// "Intrinsic function reference" and "Rules syntax"; `Fn::GetOptionSetting` is one of Elastic
/// Beanstalk).
enum IntrinsicFunction: String, CaseIterable {
  case reference = "Ref"

  case findInMap = "Fn::FindInMap"
  case select = "Fn::Select"
  case join = "Fn::Join"
  case split = "Fn::Split"
  case substitute = "Fn::Sub"
  case length = "Fn::Length"
  case base64 = "Fn::Base64"
  case toJSONString = "Fn::ToJsonString"
  case getOptionSetting = "Fn::GetOptionSetting"

  // Known at deployment.
  case getAttribute = "Fn::GetAtt"
  case importValue = "Fn::ImportValue"
  case getStackOutput = "Fn::GetStackOutput"
  case getAvailabilityZones = "Fn::GetAZs"
  case cidr = "Fn::Cidr"
  case transform = "Fn::Transform"

  // Conditions.
  case condition = "Condition"
  case choice = "Fn::If"
  case not = "Fn::Not"
  case and = "Fn::And"
  case or = "Fn::Or"
  case equals = "Fn::Equals"
  case contains = "Fn::Contains"
  case eachMemberEquals = "Fn::EachMemberEquals"
  case eachMemberIn = "Fn::EachMemberIn"

  private static let all = Dictionary(
    uniqueKeysWithValues: allCases.map { (Text($0.rawValue), $0) }
  )

  /// Returns the function with this name; nil if none is known by it.
  init?(named name: Text) {
    guard let function = Self.all[name] else { return nil }
    self = function
  }
}
