import Testing

@testable import LintModel

@Suite struct CacheTypeTests {
  @Test(
    arguments: [
      ("AWS::ElastiCache::CacheCluster", CacheType.Form.cluster, CacheLanguage.cloudFormation),
      ("AWS::ElastiCache::ReplicationGroup", .replicationGroup, .cloudFormation),
      ("AWS::ElastiCache::ServerlessCache", .serverless, .cloudFormation),
      ("aws_elasticache_cluster", .cluster, .terraform),
      ("aws_elasticache_replication_group", .replicationGroup, .terraform),
      ("aws_elasticache_serverless_cache", .serverless, .terraform),
      ("awscc_elasticache_cache_cluster", .cluster, .terraform),
      ("awscc_elasticache_replication_group", .replicationGroup, .terraform),
      ("awscc_elasticache_serverless_cache", .serverless, .terraform),
      ("elasticache.services.k8s.aws/CacheCluster", .cluster, .kubernetes),
      ("elasticache.services.k8s.aws/ReplicationGroup", .replicationGroup, .kubernetes),
      ("elasticache.services.k8s.aws/ServerlessCache", .serverless, .kubernetes),
      ("elasticache.aws.upbound.io/Cluster", .cluster, .kubernetes),
      ("elasticache.aws.upbound.io/ReplicationGroup", .replicationGroup, .kubernetes),
      ("elasticache.aws.upbound.io/ServerlessCache", .serverless, .kubernetes),
      ("elasticache.aws.m.upbound.io/Cluster", .cluster, .kubernetes),
      ("elasticache.aws.m.upbound.io/ReplicationGroup", .replicationGroup, .kubernetes),
      ("elasticache.aws.m.upbound.io/ServerlessCache", .serverless, .kubernetes),
      ("cache.aws.crossplane.io/CacheCluster", .cluster, .kubernetes),
      ("cache.aws.crossplane.io/ReplicationGroup", .replicationGroup, .kubernetes),
      ("aws:elasticache/cluster:Cluster", .cluster, .pulumi),
      ("aws:elasticache/replicationGroup:ReplicationGroup", .replicationGroup, .pulumi),
      ("aws:elasticache/serverlessCache:ServerlessCache", .serverless, .pulumi),
      ("aws-native:elasticache:CacheCluster", .cluster, .pulumi),
      ("aws-native:elasticache:ReplicationGroup", .replicationGroup, .pulumi),
      ("aws-native:elasticache:ServerlessCache", .serverless, .pulumi),
    ]
  )
  func typesAreCaches(name: String, form: CacheType.Form, language: CacheLanguage) throws {
    let type = try #require(CacheType(rawValue: name))
    #expect(type.form == form)
    #expect(type.language == language)
    #expect(CacheType.allCases.count == 26)
  }

  @Test(arguments: [
    "AWS::ElastiCache::GlobalReplicationGroup", "AWS::ElastiCache::Snapshot",
    "AWS::ElastiCache::ParameterGroup", "AWS::ElastiCache::SubnetGroup", "AWS::ElastiCache::User",
    "AWS::ElastiCache::UserGroup", "AWS::ElastiCache::SecurityGroup",
    "AWS::ElastiCache::cachecluster", "AWS::ElastiCache::CacheCluster ",
    "aws_elasticache_global_replication_group", "aws_elasticache_subnet_group",
    "aws_elasticache_cache_cluster", "awscc_elasticache_cluster",
    "awscc_elasticache_global_replication_group", "AWS_ELASTICACHE_CLUSTER", "",
    "elasticache.services.k8s.aws/Cluster", "elasticache.aws.upbound.io/CacheCluster",
    "elasticache.services.k8s.aws/User", "elasticache.aws.upbound.io/GlobalReplicationGroup",
  ])
  func nothingElseIsACache(name: String) {
    #expect(CacheType(rawValue: name) == nil)
  }
}
