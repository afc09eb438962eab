/// The same replication group in every language, with or without a retention limit.
struct ReplicationGroupExample {
  /// The limit as written in the example, or nil to omit it.
  let limit: String?

  var yaml: String {
    """
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: Sessions of the shop
          Engine: valkey
          CacheNodeType: cache.t4g.small
          NumCacheClusters: 2
          AutomaticFailoverEnabled: true
    """ + line { "      SnapshotRetentionLimit: \($0)" }
  }

  var json: String {
    """
    {
      "Resources": {
        "Sessions": {
          "Type": "AWS::ElastiCache::ReplicationGroup",
          "Properties": {
            "ReplicationGroupDescription": "Sessions of the shop",
            "Engine": "valkey",
            "CacheNodeType": "cache.t4g.small",
            "NumCacheClusters": 2,
            "AutomaticFailoverEnabled": true
    """
      + (limit.map { ",\n        \"SnapshotRetentionLimit\": \($0)" } ?? "")
        + """

              }
            }
          }
        }
        """
  }

  var cdk: String {
    """
    import { aws_elasticache as elasticache } from 'aws-cdk-lib';

    new elasticache.CfnReplicationGroup(this, 'Sessions', {
      replicationGroupDescription: 'Sessions of the shop',
      engine: 'valkey',
      cacheNodeType: 'cache.t4g.small',
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
    """ + line { "  snapshotRetentionLimit: \($0)," } + "\n});"
  }

  var terraform: String {
    """
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "Sessions of the shop"
      engine                     = "valkey"
      node_type                  = "cache.t4g.small"
      num_cache_clusters         = 2
      automatic_failover_enabled = true
    """ + line { "  snapshot_retention_limit   = \($0)" } + "\n}"
  }

  private func line(_ text: (String) -> String) -> String {
    limit.map { "\n\(text($0))" } ?? ""
  }
}
