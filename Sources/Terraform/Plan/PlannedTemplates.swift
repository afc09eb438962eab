internal import LintModel
internal import LintSyntax
internal import LintText

/// CloudFormation templates and resources that a plan deploys.
enum PlannedTemplates {
  /// The prefixes of the resource types that deploy them.
  static let typePrefixes: [StaticString] = [
    "aws_cloudformation_stack", "awscc_cloudformation_stack", "aws_cloudcontrolapi_resource",
  ]

  /// Returns a remark on a change that deploys, or may deploy, a cache in another language; nil
  /// otherwise.
  static func remark(on change: Node) -> Remark? {
    guard let type = change["type"], typePrefixes.contains(where: type.hasPrefix),
      change["mode"]?.hasText("managed") == true, let address = change["address"],
      let after = change["change"]?["after"], after.kind == .mapping
    else { return nil }
    let name = address.text ?? ""
    if type.hasText("aws_cloudcontrolapi_resource") {
      guard let cache = after["type_name"]?.text, CacheType(cache) != nil else {
        return nil
      }
      return Remark(
        .notExamined,
        "'\(name)' creates \(cache) by Cloud Control, and is not examined",
        help: "declare it as a resource of the providers aws or awscc",
        at: address.range,
      )
    }
    guard mayHoldCache(after, unknown: change["change"]?["after_unknown"]) else { return nil }
    return Remark(
      .notExamined,
      "the template that '\(name)' deploys is not examined",
      help: "copy the template into a file of its own, and lint that",
      at: address.range,
    )
  }

  private static func mayHoldCache(_ after: Node, unknown: Node?) -> Bool {
    if let body = after["template_body"]?.text, after["template_body"]?.scalarValue != .null {
      return
        (["AWS::ElastiCache::", "Fn::ForEach", "Transform", "AWS::CloudFormation::Stack"]
        as [StaticString]).contains { body.contains($0) }
    }
    return unknown?["template_body"]?.hasText("true") == true
      || after["template_url"]?.scalarValue ?? .null != .null
      || unknown?["template_url"]?.hasText("true") == true
  }
}
