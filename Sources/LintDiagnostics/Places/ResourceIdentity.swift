public import LintText

/// The name and type of a resource, in its own language.
public struct ResourceIdentity: Sendable, Hashable {
  /// The logical ID in a template, the full address in a plan.
  @Bytewise public private(set) var id: String

  /// The resource type, such as `AWS::ElastiCache::CacheCluster`.
  @Bytewise public private(set) var type: String

  /// The location of a resource that exists; nil for one that is declared.
  public let location: ResourceLocation?

  /// The ID by which findings are recognized in later runs, with the location of a resource that
  /// exists: another region or account may have one of the same name.
  package var lastingID: String {
    location.map { "\($0.region):\($0.account ?? ""):\(id)" } ?? id
  }

  /// Creates an identity from its parts.
  package init(id: String, type: String, location: ResourceLocation? = nil) {
    self.id = id
    self.type = type
    self.location = location
  }
}
