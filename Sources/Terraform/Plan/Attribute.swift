internal import LintModel
internal import LintText

/// An attribute that the verdict of a cache depends on.
enum Attribute: String, CodingKey, CaseIterable {
  case retentionLimit = "snapshot_retention_limit"
  case engine
  case replicationGroupID = "replication_group_id"
  case nodeType = "node_type"
  case cacheNodeType = "cache_node_type"
  case clusterEnabled = "cluster_enabled"
  case clusterMode = "cluster_mode"
}

extension CacheType {
  /// The attributes that may name a cache in its account.
  var nameAttributes: [Text] {
    switch form {
    case .cluster: ["cluster_id", "cluster_name"]
    case .replicationGroup: ["replication_group_id"]
    case .serverless: ["name", "serverless_cache_name"]
    }
  }
}
