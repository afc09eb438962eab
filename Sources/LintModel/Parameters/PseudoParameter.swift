package import LintText

/// The parameters that every template has (CloudFormation user guide, "Pseudo parameters").
package enum PseudoParameter: Text, CaseIterable, Sendable {
  case accountID = "AWS::AccountId"
  case notificationARNs = "AWS::NotificationARNs"
  case noValue = "AWS::NoValue"
  case partition = "AWS::Partition"
  case region = "AWS::Region"
  case stackID = "AWS::StackId"
  case stackName = "AWS::StackName"
  case urlSuffix = "AWS::URLSuffix"
}

extension PseudoParameter {
  /// Whether a deployment can have the value.
  package func allows(_ value: Text) -> Bool {
    let bytes = value.utf8
    switch self {
    case .noValue: return false
    case .region: return Region.hasForm(value)
    case .accountID: return bytes.count == 12 && bytes.allSatisfy(\.isASCIIDigit)
    case .partition: return Region.partitions.contains { $0.name == value }
    case .urlSuffix: return Region.partitions.contains { $0.urlSuffix == value }
    case .stackID, .notificationARNs: return value.hasPrefix("arn:")
    case .stackName:
      return bytes.count <= 128 && bytes.first.map(Self.isLetter) == true
        && bytes.allSatisfy { Self.isLetter($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }
  }

  /// Whether a deployment certainly cannot have the value, by its form: a partition may be new.
  package func excludes(_ value: Text) -> Bool {
    switch self {
    case .region, .accountID, .stackName: !allows(value)
    case .noValue, .partition, .urlSuffix, .stackID, .notificationARNs: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// All values that a deployment can have, as far as they are known; nil if there are too many.
  package var values: [Text]? {
    switch self {
    case .region: Region.known
    case .partition: Region.partitions.map(\.name)
    case .urlSuffix: Region.partitions.map(\.urlSuffix)
    case .accountID, .notificationARNs, .noValue, .stackID, .stackName: nil
    }
  }

  /// Returns an example of a value that a deployment can have: the first one that is free.
  package func example(where isFree: (Text) -> Bool) -> Text {
    switch self {
    case .region, .partition, .urlSuffix, .noValue:
      values?.first(where: isFree) ?? "other"
    case .accountID:
      (0...9_999).lazy.map { "\(123_456_789_012 + $0)" }.first(where: isFree) ?? "other"
    case .stackName:
      (0...9_999).lazy.map { $0 == 0 ? "other" : "other\($0)" }.first(where: isFree) ?? "other"
    case .stackID:
      "arn:aws:cloudformation:us-east-1:123456789012:stack/other/"
        + "00000000-0000-0000-0000-000000000000"
    case .notificationARNs:
      "arn:aws:sns:us-east-1:123456789012:other"
    }
  }

  /// Returns the value that follows from the region that is deployed to, or nil if none does.
  package func value(inRegion region: Text) -> Text? {
    switch self {
    case .partition: Region.partition(of: region).name
    case .urlSuffix: Region.partition(of: region).urlSuffix
    case .accountID, .notificationARNs, .noValue, .region, .stackID, .stackName: nil
    }
  }
}
