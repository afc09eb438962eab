/// The parameters that every template has (CloudFormation user guide, "Pseudo parameters").
package enum PseudoParameter: String, CaseIterable, Sendable {
  case accountID = "AWS::AccountId"
  case notificationARNs = "AWS::NotificationARNs"
  case noValue = "AWS::NoValue"
  case partition = "AWS::Partition"
  case region = "AWS::Region"
  case stackID = "AWS::StackId"
  case stackName = "AWS::StackName"
  case urlSuffix = "AWS::URLSuffix"
}
