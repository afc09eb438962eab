internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Finds resources whose type is nearly that of a cache.
struct MistypedType {
  /// The resource types of ElastiCache in CloudFormation (resource specification, November 2026).
  private static let known = [
    "CacheCluster", "GlobalReplicationGroup", "ParameterGroup", "ReplicationGroup",
    "SecurityGroup", "SecurityGroupIngress", "ServerlessCache", "Snapshot", "SubnetGroup", "User",
    "UserGroup",
  ].map { "AWS::ElastiCache::\($0)" }

  /// Returns a remark on a resource whose unknown type is nearly that of a cache; nil for any other
  /// resource.
  static func remark(on resource: TemplateEntry) -> Remark? {
    guard let node = resource.type, resource.bindings.isEmpty, (12...80).contains(node.contentSize),
      node.hasPrefix("AWS::Elasti") || node.hasPrefix("AWS::elasti"), let type = node.text?.string,
      !known.contains(type), !type.hasSuffix("::MODULE"),
      let nearest = NearName.of(type, in: known), CacheType(rawValue: nearest) != nil
    else { return nil }
    return Remark(
      .notExamined,
      "'\(resource.name)' has the unknown type '\(type)' and is not examined",
      help: "did you mean '\(nearest)'?",
      at: node.range,
    )
  }
}
