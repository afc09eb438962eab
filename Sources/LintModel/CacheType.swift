/// The resource types that are caches, in CloudFormation and in both AWS providers of Terraform.
///
/// Other types aren't caches: `GlobalReplicationGroup` has no limit of its own, `Snapshot` is a
/// backup made by hand, and the remaining ElastiCache types hold no data (CloudFormation template
/// reference, "Amazon ElastiCache").
package enum CacheType: String, Sendable, CaseIterable {
  /// A cluster of one Redis or Valkey node, or of Memcached nodes.
  case cloudFormationCluster = "AWS::ElastiCache::CacheCluster"
  /// A primary with its replicas.
  case cloudFormationReplicationGroup = "AWS::ElastiCache::ReplicationGroup"
  /// A cache without nodes to manage.
  case cloudFormationServerless = "AWS::ElastiCache::ServerlessCache"
  /// A cluster of `hashicorp/aws`, which may be a member of a replication group.
  case terraformCluster = "aws_elasticache_cluster"
  /// A replication group of `hashicorp/aws`.
  case terraformReplicationGroup = "aws_elasticache_replication_group"
  /// A serverless cache of `hashicorp/aws`.
  case terraformServerless = "aws_elasticache_serverless_cache"
  /// A cluster of `hashicorp/awscc`, always standalone.
  case cloudControlCluster = "awscc_elasticache_cache_cluster"
  /// A replication group of `hashicorp/awscc`.
  case cloudControlReplicationGroup = "awscc_elasticache_replication_group"
  /// A serverless cache of `hashicorp/awscc`.
  case cloudControlServerless = "awscc_elasticache_serverless_cache"

  /// The structure of a cache, independent of the language that declares it.
  package enum Form: Sendable {
    /// Nodes that are managed one by one.
    case cluster
    /// A primary with its replicas.
    case replicationGroup
    /// No nodes to manage.
    case serverless
  }

  /// The structure of the cache.
  package var form: Form {
    switch self {
    case .cloudFormationCluster, .terraformCluster, .cloudControlCluster: .cluster
    case .cloudFormationReplicationGroup, .terraformReplicationGroup,
      .cloudControlReplicationGroup:
      .replicationGroup
    case .cloudFormationServerless, .terraformServerless, .cloudControlServerless: .serverless
    }
  }

  /// The language that declares it.
  package var language: CacheLanguage {
    switch self {
    case .cloudFormationCluster, .cloudFormationReplicationGroup, .cloudFormationServerless:
      .cloudFormation
    case .terraformCluster, .terraformReplicationGroup, .terraformServerless,
      .cloudControlCluster, .cloudControlReplicationGroup, .cloudControlServerless:
      .terraform
    }
  }

  /// The name of such a cache in a message.
  package var label: String {
    switch form {
    case .cluster: "cache cluster"
    case .replicationGroup: "replication group"
    case .serverless: "serverless cache"
    }
  }
}
