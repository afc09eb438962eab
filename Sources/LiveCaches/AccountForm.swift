internal import LintSyntax
internal import LintText

/// A form of input that lists caches that run.
enum AccountForm: Sendable {
  /// `aws elasticache describe-replication-groups`
  case replicationGroups
  /// `aws elasticache describe-cache-clusters`
  case cacheClusters
  /// `aws elasticache describe-serverless-caches`
  case serverlessCaches
  /// `aws cloudcontrol get-resource`
  case resource
  /// `aws cloudcontrol list-resources`
  case resources
  /// `aws cloudformation describe-stack-resource-drifts`
  case stackDrifts
  /// `terraform state pull`
  case stateFile
  /// `terraform show -json` without a plan
  case state

  /// Returns the forms of a document by its outermost keys: several if outputs were merged, as by
  /// `jq -s add`.
  static func all(in root: Node) -> [AccountForm] {
    guard root.kind == .mapping else { return [] }
    var forms: [AccountForm] = []
    if root["ReplicationGroups"] != nil { forms.append(.replicationGroups) }
    if root["CacheClusters"] != nil { forms.append(.cacheClusters) }
    if root["ServerlessCaches"] != nil { forms.append(.serverlessCaches) }
    if root["TypeName"] != nil {
      if root["ResourceDescription"] != nil { forms.append(.resource) }
      if root["ResourceDescriptions"] != nil { forms.append(.resources) }
    }
    if root["StackResourceDrifts"] != nil { forms.append(.stackDrifts) }
    if root["lineage"] != nil, root["serial"] != nil {
      forms.append(.stateFile)
    } else if root["format_version"] != nil,
      root.entries.allSatisfy({ $0.key.text.map(stateKeys.contains) ?? false })
    {
      forms.append(.state)
    }
    return forms
  }

  /// The outermost keys of a state; a part of a plan has others.
  private static let stateKeys: Set<Text> = [
    "format_version", "terraform_version", "values", "checks",
  ]

  /// The keys by which a text is recognized before it is parsed.
  static let keys: [StaticString] = [
    "ReplicationGroups", "CacheClusters", "ServerlessCaches", "ResourceDescription",
    "StackResourceDrifts", "lineage", "format_version",
  ]

  /// The keys of caches that a listing has and no declaration.
  private static let listedKeys: [StaticString] = ["CacheClusterStatus", "MemberClusters"]

  /// Whether a text has a key of a listing, even if it is a part of one that cannot be judged.
  static func isNamed(in text: SourceText) -> Bool {
    (keys + listedKeys).contains { text.contains($0) }
  }

  /// Whether a text is probably a listing in a form that is not read, and not what declares caches.
  static func isProbable(_ text: SourceText) -> Bool {
    let quoted: [StaticString] = [
      "\"ReplicationGroups\"", "\"CacheClusters\"", "\"ServerlessCaches\"",
      "\"ResourceDescription\"", "\"ResourceDescriptions\"", "\"StackResourceDrifts\"",
    ]
    return (quoted + listedKeys).contains { text.contains($0) }
      && !["Resources", "planned_values", "resource_changes"].contains { text.contains($0) }
  }

  /// Whether a text begins as the output of an AWS command in JSON that lists caches, or as a state.
  static func begins(_ text: SourceText) -> Bool {
    let start = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(256))
    let first = start.first { !$0.isASCIISpace }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let names: [StaticString] = [
      "\"ReplicationGroups\"", "\"CacheClusters\"", "\"ServerlessCaches\"", "\"TypeName\"",
      "\"StackResourceDrifts\"", "\"Marker\"", "\"NextToken\"",
    ]
    return names.contains { start.contains($0) }
      || start.contains("\"terraform_version\"")
        && (start.contains("\"version\"") || start.contains("\"values\""))
  }

  /// The AWS command that prints it; nil for a state.
  var command: String? {
    switch self {
    case .replicationGroups: "aws elasticache describe-replication-groups"
    case .cacheClusters: "aws elasticache describe-cache-clusters"
    case .serverlessCaches: "aws elasticache describe-serverless-caches"
    case .resource: "aws cloudcontrol get-resource --type-name TYPE --identifier NAME"
    case .resources: "aws cloudcontrol list-resources --type-name TYPE"
    case .stackDrifts: "aws cloudformation describe-stack-resource-drifts --stack-name NAME"
    case .stateFile, .state: nil
    }
  }
}
