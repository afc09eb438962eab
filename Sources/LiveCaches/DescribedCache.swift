internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// A cache as the API of ElastiCache describes it.
struct DescribedCache {
  /// The cache, with the remark on a limit that cannot be read.
  let cache: (cache: Cache, remark: Remark?)

  /// Reads a cache; nil for one without a name.
  init?(_ node: Node, _ type: CacheType) {
    let properties = ShownProperties(node)
    let (nameKey, statusKey) = Self.keys(type.form)
    guard let name = properties.text(nameKey), let place = node[nameKey]?.range else { return nil }
    let limit = properties.limit("SnapshotRetentionLimit", absence: .absent(.notWritten))
    let group = type.form == .cluster ? properties.text("ReplicationGroupId") : nil
    let status = properties.text(statusKey)?.string.lowercased() ?? ""
    var exemption = group.map { Exemption.memberOfReplicationGroup($0) }
    if ["deleting", "deleted"].contains(status) { exemption = .beingDeleted }
    let isClustered = node["ClusterEnabled"]?.scalarValue == .boolean(true)
    let possibility = Possibility(
      retention: limit.retention,
      range: node["SnapshotRetentionLimit"]?.range ?? place,
      engine: Self.engine(properties, type.form),
      isTooSmallForBackups: type.form != .serverless && !isClustered
        && properties.text("CacheNodeType") == "cache.t1.micro",
      exemption: exemption,
    )
    var cache = Cache(id: name, type: type, range: place, possibilities: [possibility])
    cache.origin = .running(
      RunningCache(
        name: name,
        location: properties.text("ARN").flatMap { ResourceLocation(resourceName: $0) },
        group: group,
        snapshotSource: Self.snapshotSource(properties, type.form),
      )
    )
    self.cache = (cache, exemption == nil ? limit.remark : nil)
  }

  private static func keys(_ form: CacheType.Form) -> (name: StaticString, status: StaticString) {
    switch form {
    case .cluster: ("CacheClusterId", "CacheClusterStatus")
    case .replicationGroup: ("ReplicationGroupId", "Status")
    case .serverless: ("ServerlessCacheName", "Status")
    }
  }

  /// Returns the engine; a cluster whose engine is not shown may be Memcached.
  private static func engine(_ properties: ShownProperties, _ form: CacheType.Form) -> Engine {
    if let name = properties.text("Engine") { return .named(name) }
    return form == .cluster
      ? .undecided(
        .notShown("Engine", remedy: "audit what 'aws elasticache describe-cache-clusters' prints")
      ) : .notWritten
  }

  /// Returns the first member of a group with cluster mode disabled.
  ///
  /// Turning backups on takes the cluster to back up (API reference, `SnapshottingClusterId`), which
  /// groups with cluster mode enabled refuse.
  private static func snapshotSource(
    _ properties: ShownProperties,
    _ form: CacheType.Form,
  ) -> Text? {
    guard form == .replicationGroup, properties.text("SnapshottingClusterId") == nil,
      properties.node["ClusterEnabled"]?.scalarValue == .boolean(false)
    else { return nil }
    return properties.node["MemberClusters"]?.elements.first?.text
  }
}
