internal import LintDiagnostics

/// Requirements of other controls for the same setting.
extension GuideEntry {
  /// The controls that a limit of at least one day satisfies, or that require more days.
  static let controls = [
    GuideEntry(
      "AWS Security Hub ElastiCache.1",
      """
      clusters and replication groups; at least 1 day, or what its parameter asks for. Its severity \
      is high.
      """,
    ),
    GuideEntry(
      "AWS Config elasticache-automatic-backup-check-enabled",
      "clusters of Valkey and Redis OSS; at least 1 day, or what its parameter asks for.",
    ),
    GuideEntry(
      "AWS Config elasticache-redis-cluster-automatic-backup-check",
      """
      clusters and replication groups; at least 15 days unless its parameter says otherwise. Lint \
      for it with `--minimum-days 15`.
      """,
    ),
    GuideEntry(
      "AWS Control Tower CT.ELASTICACHE.PR.1",
      "clusters whose engine is `redis`, in CloudFormation; more than 0 days.",
    ),
    GuideEntry(
      "NIST SP 800-53 Rev. 5",
      """
      CP-6, CP-6(1), CP-6(2), CP-9, CP-10, SC-5(2), SI-12, SI-13(5), to which Security Hub relates \
      ElastiCache.1.
      """,
    ),
    GuideEntry(
      "CIS AWS Database Services Benchmark v2.0.0, 5.13",
      "`Ensure ElastiCache has automatic backups enabled`, Level 1.",
    ),
    GuideEntry(
      "CIS Critical Security Controls v8, 11.2",
      "automated backups, weekly or more often.",
    ),
    GuideEntry(
      "checkov CKV_AWS_134",
      "`aws_elasticache_cluster` alone; not 0.",
    ),
    GuideEntry(
      "Trivy AVD-AWS-0050, tfsec aws-elasticache-enable-backup-retention",
      "single clusters whose engine is `redis`; not 0.",
    ),
    GuideEntry(
      "cdk-nag ElastiCacheRedisClusterAutomaticBackup",
      "clusters of Redis and replication groups; at least 15 days.",
    ),
  ]
}
