public import LintText

/// The name and type of a resource, in its own language.
public struct ResourceIdentity: Sendable, Hashable {
  /// The logical ID in a template, the full address in a plan.
  @Bytewise public private(set) var id: String

  /// The resource type, such as `AWS::ElastiCache::CacheCluster`.
  @Bytewise public private(set) var type: String

  /// Creates an identity from its parts.
  package init(id: String, type: String) {
    self.id = id
    self.type = type
  }
}
