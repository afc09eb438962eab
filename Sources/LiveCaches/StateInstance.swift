internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// An instance of a resource in a Terraform state.
struct StateInstance {
  let address: Text
  let type: CacheType

  /// The attributes; nil if the state has none.
  let values: Node?

  /// The bytes that identify it.
  let place: Range<Int>

  /// Whether another program or configuration manages it.
  let isData: Bool
  let isDeposed: Bool

  /// Whether the limit must not be shown.
  let isSecret: Bool

  /// The cache, with the remark on a limit that cannot be read; nil without attributes.
  var cache: (cache: Cache, remark: Remark?)? {
    guard let values, values.kind == .mapping else { return nil }
    let properties = ShownProperties(values)
    let limit = properties.limit(
      "snapshot_retention_limit",
      absence: .undecided(
        .notShown(
          "snapshot_retention_limit",
          remedy: "update the state by a later version of the provider: terraform refresh",
        )
      ),
      null: .absent(.null),
    )
    let possibility = Possibility(
      retention: isSecret ? Self.hidden(limit.retention) : limit.retention,
      range: values["snapshot_retention_limit"]?.range ?? place,
      engine: engine(properties),
      isTooSmallForBackups: isTooSmallForBackups(properties),
      exemption: exemption(properties),
    )
    var cache = Cache(id: address, type: type, range: place, possibilities: [possibility])
    cache.origin = .running(
      RunningCache(
        name: name(properties),
        location: properties.text("arn").flatMap { ResourceLocation(resourceName: $0) },
        manager: isData ? nil : .terraform,
        group: group(properties),
      )
    )
    return (cache, possibility.exemption == nil ? limit.remark : nil)
  }

  private static func hidden(_ retention: Retention) -> Retention {
    if case .days(let days) = retention { .secretDays(days) } else { retention }
  }

  private func exemption(_ properties: ShownProperties) -> Exemption? {
    if isDeposed { return .deposed }
    return group(properties).map { .memberOfReplicationGroup($0) }
  }

  /// Returns the group of a member; `aws_elasticache_cluster` alone can be one.
  private func group(_ properties: ShownProperties) -> Text? {
    type == .terraformCluster ? properties.text("replication_group_id") : nil
  }

  private func engine(_ properties: ShownProperties) -> Engine {
    if let name = properties.text("engine") { return .named(name) }
    return type.form == .cluster
      ? .undecided(.notShown("engine", remedy: "update the state: terraform refresh"))
      : .notWritten
  }

  private func name(_ properties: ShownProperties) -> Text? {
    switch type.form {
    case .cluster: properties.text("cluster_id") ?? properties.text("cluster_name")
    case .replicationGroup: properties.text("replication_group_id") ?? properties.text("id")
    case .serverless: properties.text("name") ?? properties.text("serverless_cache_name")
    }
  }

  private func isTooSmallForBackups(_ properties: ShownProperties) -> Bool {
    let nodeType = properties.text("node_type") ?? properties.text("cache_node_type")
    guard nodeType == "cache.t1.micro" else { return false }
    switch type.form {
    case .cluster: return true
    case .serverless: return false
    case .replicationGroup:
      return properties.node["cluster_enabled"]?.scalarValue == .boolean(false)
        || properties.text("cluster_mode") == "disabled"
    }
  }
}
