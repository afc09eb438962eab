/// The resource types that are caches, in each language.
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
  /// A cluster of AWS Controllers for Kubernetes, which may be a member of a replication group.
  case controllerCluster = "elasticache.services.k8s.aws/CacheCluster"
  /// A replication group of AWS Controllers for Kubernetes.
  case controllerReplicationGroup = "elasticache.services.k8s.aws/ReplicationGroup"
  /// A serverless cache of AWS Controllers for Kubernetes.
  case controllerServerless = "elasticache.services.k8s.aws/ServerlessCache"
  /// A cluster of Crossplane, which may be a member of a replication group.
  case crossplaneCluster = "elasticache.aws.upbound.io/Cluster"
  /// A replication group of Crossplane.
  case crossplaneReplicationGroup = "elasticache.aws.upbound.io/ReplicationGroup"
  /// A serverless cache of Crossplane.
  case crossplaneServerless = "elasticache.aws.upbound.io/ServerlessCache"
  /// A cluster of Crossplane in a namespace.
  case namespacedCluster = "elasticache.aws.m.upbound.io/Cluster"
  /// A replication group of Crossplane in a namespace.
  case namespacedReplicationGroup = "elasticache.aws.m.upbound.io/ReplicationGroup"
  /// A serverless cache of Crossplane in a namespace.
  case namespacedServerless = "elasticache.aws.m.upbound.io/ServerlessCache"
  /// A cluster of the classic provider of Crossplane, which may be a member of a replication group.
  case classicCluster = "cache.aws.crossplane.io/CacheCluster"
  /// A replication group of the classic provider of Crossplane.
  case classicReplicationGroup = "cache.aws.crossplane.io/ReplicationGroup"
  /// A cluster of Pulumi, which may be a member of a replication group.
  case pulumiCluster = "aws:elasticache/cluster:Cluster"
  /// A replication group of Pulumi.
  case pulumiReplicationGroup = "aws:elasticache/replicationGroup:ReplicationGroup"
  /// A serverless cache of Pulumi.
  case pulumiServerless = "aws:elasticache/serverlessCache:ServerlessCache"
  /// A cluster of the native provider of Pulumi, always standalone.
  case pulumiNativeCluster = "aws-native:elasticache:CacheCluster"
  /// A replication group of the native provider of Pulumi.
  case pulumiNativeReplicationGroup = "aws-native:elasticache:ReplicationGroup"
  /// A serverless cache of the native provider of Pulumi.
  case pulumiNativeServerless = "aws-native:elasticache:ServerlessCache"

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
    case .cloudFormationCluster, .terraformCluster, .cloudControlCluster, .controllerCluster,
      .crossplaneCluster, .namespacedCluster, .classicCluster, .pulumiCluster,
      .pulumiNativeCluster:
      .cluster
    case .cloudFormationReplicationGroup, .terraformReplicationGroup,
      .cloudControlReplicationGroup, .controllerReplicationGroup, .crossplaneReplicationGroup,
      .namespacedReplicationGroup, .classicReplicationGroup, .pulumiReplicationGroup,
      .pulumiNativeReplicationGroup:
      .replicationGroup
    case .cloudFormationServerless, .terraformServerless, .cloudControlServerless,
      .controllerServerless, .crossplaneServerless, .namespacedServerless, .pulumiServerless,
      .pulumiNativeServerless:
      .serverless
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
    case .controllerCluster, .controllerReplicationGroup, .controllerServerless,
      .crossplaneCluster, .crossplaneReplicationGroup, .crossplaneServerless,
      .namespacedCluster, .namespacedReplicationGroup, .namespacedServerless,
      .classicCluster, .classicReplicationGroup:
      .kubernetes
    case .pulumiCluster, .pulumiReplicationGroup, .pulumiServerless, .pulumiNativeCluster,
      .pulumiNativeReplicationGroup, .pulumiNativeServerless:
      .pulumi
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
