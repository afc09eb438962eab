public import LintText

/// The name of a resource, as its own language names it.
public struct ResourceIdentity: Sendable, Hashable {
  /// The logical ID in a template, the full address in a plan.
  @Bytewise public private(set) var id: String

  /// The resource type, such as `AWS::ElastiCache::CacheCluster`.
  @Bytewise public private(set) var type: String

  /// Makes a name of its parts.
  package init(id: String, type: String) {
    self.id = id
    self.type = type
  }
}
