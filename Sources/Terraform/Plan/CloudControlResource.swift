internal import LintModel
internal import LintText

/// The resources of Cloud Control, each of which is judged as a template of one resource.
enum CloudControlResource {
  /// Whether resources of a type, by its name in CloudFormation, are caches or may deploy some.
  static func mayHoldCache(_ type: Text) -> Bool {
    CacheType(type)?.language == .cloudFormation || type == "AWS::CloudFormation::Stack"
      || type == "AWS::CloudFormation::StackSet"
  }

  /// Returns the text of the template before the properties.
  static func prefix(_ name: Text, _ type: Text) -> Text {
    "{\"Resources\":{\(quoted(name)):{\"Type\":\(quoted(type)),\"Properties\":"
  }

  /// The text of the template after the properties.
  static let suffix: Text = "}}}"

  /// Returns the text after the properties of a template with parameters.
  static func suffix(declaring parameters: [Text]) -> Text {
    guard !parameters.isEmpty else { return suffix }
    let declared = parameters.map { "\(quoted($0)):{\"Type\":\"String\"}" as Text }
    return "}},\"Parameters\":{\(declared.joined(separator: ","))}}"
  }

  private static func quoted(_ name: Text) -> Text {
    (try? TerraformValue.string(name).json) ?? "\"\""
  }
}
