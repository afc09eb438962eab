internal import LintDiagnostics

extension RuleGuide {
  static let backupsOff = RuleGuide(
    BackupsOff().description,
    description: """
      ElastiCache backs a cache up once a day if its retention limit is 1 or more: the days for \
      which it keeps each backup, at most 35. In CloudFormation that is the property \
      `SnapshotRetentionLimit`, in Terraform the attribute `snapshot_retention_limit`. This rule \
      finds clusters, replication groups and serverless caches whose limit is 0, missing, removed \
      by `AWS::NoValue`, or null in a plan.

      It is an error where that holds by default. It is a warning where only other parameter values \
      lead there, and the message then names the fewest.

      Nothing else turns automatic backups on: no backup window, no final snapshot, no \
      `DeletionPolicy: Snapshot`, and no snapshot that the cache is restored from.
      """,
    rationale: """
      Without a backup, what is lost with a cache is lost for good: sessions, carts, counters, \
      queues, and whatever turns out to have been kept nowhere else. Replicas do not help against \
      a wrong deletion, which they repeat at once.

      A backup has all data of the cache and lies in Amazon S3. In a failure a new cache is made of \
      it, and starts warm.
      """,
    impact: """
      Backups are on as soon as the limit is set; nothing restarts. Each one is deleted when its \
      days are over.

      Automatic backups are also deleted with their cache. What must outlive it needs a manual \
      backup or a final one.
      """,
    defaults: [
      GuideEntry("Console", "on. The form for a new Redis cache has automatic backups ticked."),
      GuideEntry(
        "CloudFormation",
        """
        off. Without the property, clusters and replication groups have a limit of 0. For \
        serverless caches no default is written down, and they are judged alike.
        """,
      ),
      GuideEntry(
        "API and AWS CLI",
        """
        off. `CreateCacheCluster` and `CreateReplicationGroup` take 0, and `CreateServerlessCache` \
        makes no daily snapshots unless it is asked to.
        """,
      ),
      GuideEntry(
        "Terraform",
        """
        off. `aws_elasticache_cluster` and `aws_elasticache_replication_group` have no default of \
        their own and leave it to the API; in the provider `awscc` the default of a replication \
        group is 0.
        """,
      ),
    ],
    audit: GuideProcedure.seeingLimit,
    remediation: GuideProcedure.writingLimit(insteadOf: nil) + GuideProcedure.turningOn,
    backOut: GuideProcedure.turningOff,
    cost: .costOfBackups,
    performance: .performanceOfBackups,
    exceptions: [
      GuideEntry(
        "Pure caches",
        """
        what only has copies of data that is stored elsewhere can be filled again. Backups may stay \
        off if the source can bear that. Say so above the property or the resource: `# \
        elasticache-lint: allow backups-off -- a pure cache`.
        """,
      ),
      GuideEntry(
        "Memcached",
        """
        on nodes it cannot be backed up and is never reported. Serverless Memcached can, and is.
        """,
      ),
      GuideEntry(
        "Valkey clusters",
        """
        no exception. A cluster that is in no group is judged by its limit, whatever its engine. \
        But ElastiCache creates Valkey only as a replication group: it refuses an \
        `AWS::ElastiCache::CacheCluster` or `aws_elasticache_cluster` whose engine is `valkey`. \
        The Terraform provider `aws` accepts one, so the plan succeeds and the apply fails.
        """,
      ),
      GuideEntry(
        "Durability",
        """
        no exception. `Durability`, available from Valkey 9, preserves writes when a node fails. It \
        isn't a backup: a `FLUSHALL` is durable too.
        """,
      ),
      GuideEntry(
        "cache.t1.micro",
        """
        cannot be backed up with cluster mode disabled, so no limit helps. The way out is a newer \
        node type.
        """,
      ),
      GuideEntry(
        "Members of a replication group",
        """
        an `aws_elasticache_cluster` with a `replication_group_id` is backed up with its group and \
        takes no limit of its own.
        """,
      ),
      GuideEntry(
        "Global datastores",
        "no exception. Each group in one, secondaries too, has its own limit and is judged by it.",
      ),
    ],
    controls: GuideEntry.controls,
    references: [
      .automaticBackups, .backups, .deletingBackups, .pricing, .replicationGroup,
      .snapshottingCluster, .securityHub, .config, .olderConfig, .controlTower, .cis,
    ],
  )
}
