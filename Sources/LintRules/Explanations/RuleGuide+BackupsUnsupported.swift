internal import LintDiagnostics

extension RuleGuide {
  static let backupsUnsupported = RuleGuide(
    BackupsUnsupported().description,
    description: """
      A retention limit of 1 or more is set on a cache that ElastiCache cannot back up: Memcached on \
      nodes, or a `cache.t1.micro` with cluster mode disabled.
      """,
    rationale: """
      The template promises backups that there can never be. Whoever reads it may rely on them.
      """,
    audit: [
      GuideProcedure(
        .awsCLI,
        examples: [
          .commands(
            #"""
            aws elasticache describe-cache-clusters --output table \
              --query 'CacheClusters[].[CacheClusterId,Engine,CacheNodeType]'
            """#
          )
        ],
      )
    ],
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          If the data may be lost, remove the limit. If not, use an engine that has backups. That \
          is another cache, with a client that speaks its protocol; the data does not come along.
          """,
        examples: [
          .before(
            """
            Resources:
              Carts:
                Type: AWS::ElastiCache::CacheCluster
                Properties:
                  Engine: memcached
                  CacheNodeType: cache.t4g.small
                  NumCacheNodes: 1
                  SnapshotRetentionLimit: 7
            """
          ),
          .after(
            """
            Resources:
              Carts:
                Type: AWS::ElastiCache::CacheCluster
                Properties:
                  Engine: redis
                  CacheNodeType: cache.t4g.small
                  NumCacheNodes: 1
                  SnapshotRetentionLimit: 7
            """
          ),
        ],
        remark: "In place of `cache.t1.micro` name a newer node type.",
      ),
      GuideProcedure(
        .terraform,
        examples: [
          .after(
            """
            resource "aws_elasticache_cluster" "carts" {
              cluster_id               = "carts"
              engine                   = "redis"
              node_type                = "cache.t4g.small"
              num_cache_nodes          = 1
              snapshot_retention_limit = 7
            }
            """
          )
        ],
      ),
    ],
    exceptions: [
      GuideEntry(
        "Serverless Memcached",
        "can be backed up, and is judged by its limit like every serverless cache.",
      ),
      GuideEntry(
        "cache.t1.micro with cluster mode enabled",
        "can be backed up: every node type can.",
      ),
    ],
    references: [.backups],
  )
}
