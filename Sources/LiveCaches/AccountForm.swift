package import LintSyntax
internal import LintText

/// A form of input that lists caches that run.
package enum AccountForm: Sendable {
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

  /// Recognizes a form by the outermost keys of a document.
  package init?(_ root: Node) {
    guard root.kind == .mapping else { return nil }
    if root["ReplicationGroups"] != nil {
      self = .replicationGroups
    } else if root["CacheClusters"] != nil {
      self = .cacheClusters
    } else if root["ServerlessCaches"] != nil {
      self = .serverlessCaches
    } else if root["TypeName"] != nil, root["ResourceDescription"] != nil {
      self = .resource
    } else if root["TypeName"] != nil, root["ResourceDescriptions"] != nil {
      self = .resources
    } else if root["StackResourceDrifts"] != nil {
      self = .stackDrifts
    } else if root["lineage"] != nil, root["serial"] != nil {
      self = .stateFile
    } else if root["format_version"] != nil,
      root.entries.allSatisfy({ $0.key.text.map(Self.stateKeys.contains) ?? false })
    {
      self = .state
    } else {
      return nil
    }
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

  /// Whether a text begins as the output of an AWS command in JSON that lists caches, or as a state.
  static func begins(_ text: SourceText) -> Bool {
    let start = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(256))
    guard start.first(where: { !$0.isASCIISpace }) == UInt8(ascii: "{") else { return false }
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
