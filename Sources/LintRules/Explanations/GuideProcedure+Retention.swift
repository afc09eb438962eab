internal import LintDiagnostics

/// Procedures shared by the guides of several rules about retention limits.
extension GuideProcedure {
  /// Instructions to set the limit, in every language.
  ///
  /// - Parameter flawed: the limit that the rule finds, or nil for none.
  static func writingLimit(insteadOf flawed: String?) -> [GuideProcedure] {
    let before = ReplicationGroupExample(limit: flawed)
    let after = ReplicationGroupExample(limit: "7")
    return [
      GuideProcedure(
        .cloudFormationYAML,
        examples: [.before(before.yaml), .after(after.yaml)],
        remark: """
          `AWS::ElastiCache::CacheCluster` and `AWS::ElastiCache::ServerlessCache` have the same \
          property. Updating it interrupts nothing.\(flawed == nil ? turningOnGroup : "")
          """,
      ),
      GuideProcedure(.cloudFormationJSON, examples: [.after(after.json)]),
      GuideProcedure(
        .cdk,
        examples: [.after(after.cdk)],
        remark: "Lint what it makes: `cdk synth`, then `lint cdk.out`.",
      ),
      GuideProcedure(
        .terraform,
        examples: [.after(after.terraform)],
        remark: """
          `aws_elasticache_cluster` and `aws_elasticache_serverless_cache` have the same attribute, \
          and so have their like in the provider `awscc`.\(flawed == nil ? turningOnGroupByProvider : "")
          """,
      ),
    ]
  }

  /// A remark about the only kind of cache that may need more than a limit.
  private static let turningOnGroup = """


    When the limit of an existing group with cluster mode disabled rises from 0, CloudFormation may \
    fail with "Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots". Then \
    name the member to back up as well: `SnapshottingClusterId: sessions-002`.
    """

  /// A remark about the member to back up, which the Terraform provider `aws` names automatically
  /// (hashicorp/terraform-provider-aws, `internal/service/elasticache/replication_group.go`).
  private static let turningOnGroupByProvider = """


    When the limit of an existing group with cluster mode disabled rises from 0, the provider `aws` \
    always names the member `-001` as the one to back up. If the group has no such member, turn \
    backups on with the AWS CLI first.
    """

  /// Instructions to turn on backups of a deployed cache.
  static let turningOn = settingLimit(
    group: #"""
      # A replication group. With cluster mode enabled, leave out the last option:
      # it names the member to back up.
      aws elasticache modify-replication-group --replication-group-id sessions \
        --snapshot-retention-limit 7 --snapshotting-cluster-id sessions-002
      """#
  )

  /// Instructions to keep existing backups longer.
  static let keepingLonger = settingLimit(
    group: #"""
      # A replication group.
      aws elasticache modify-replication-group --replication-group-id sessions \
        --snapshot-retention-limit 7
      """#
  )

  private static func settingLimit(group: String) -> [GuideProcedure] {
    [
      GuideProcedure(
        .console,
        steps: [
          openingConsole,
          "Choose the cache, then `Actions` and `Modify`.",
          "Tick `Enable automatic backups`, and set the retention period and the backup window.",
          "Save the changes.",
        ],
        remark: changesOnlyTheCache,
      ),
      GuideProcedure(
        .awsCLI,
        examples: [
          .commands(
            group + #"""


              # A cluster that is in no group.
              aws elasticache modify-cache-cluster --cache-cluster-id orders \
                --snapshot-retention-limit 7

              # A serverless cache.
              aws elasticache modify-serverless-cache --serverless-cache-name carts \
                --snapshot-retention-limit 7
              """#
          )
        ],
        remark: changesOnlyTheCache,
      ),
    ]
  }

  /// Instructions to look up the limit of a deployed cache.
  static let seeingLimit = [
    GuideProcedure(
      .console,
      steps: [
        openingConsole,
        """
        Choose the cache and look at its backup settings: whether automatic backups are on, for \
        how many days they are kept, and when they are made.
        """,
        "Do so for every cache, in every region that you use.",
      ],
    ),
    GuideProcedure(
      .awsCLI,
      introduction: """
        For one region. `0` and `None` mean that backups are off, as they always are for Memcached \
        on nodes.
        """,
      examples: [
        .commands(
          #"""
          aws elasticache describe-replication-groups --output table \
            --query 'ReplicationGroups[].[ReplicationGroupId,SnapshotRetentionLimit]'

          aws elasticache describe-cache-clusters --output table \
            --show-cache-clusters-not-in-replication-groups \
            --query 'CacheClusters[].[CacheClusterId,Engine,SnapshotRetentionLimit]'

          aws elasticache describe-serverless-caches --output table \
            --query 'ServerlessCaches[].[ServerlessCacheName,SnapshotRetentionLimit]'

          # The backups themselves: those that ElastiCache made on its own.
          aws elasticache describe-snapshots --replication-group-id sessions \
            --snapshot-source system --output table \
            --query 'Snapshots[].[SnapshotName,SnapshotStatus]'
          """#
        )
      ],
    ),
  ]

  /// Instructions to turn backups off again.
  static let turningOff = [
    GuideProcedure(
      .cloudFormationYAML,
      introduction: """
        Write `SnapshotRetentionLimit: 0`, as a decision that can be read, instead of removing the \
        line. The same goes for JSON, the CDK and Terraform.
        """,
    ),
    GuideProcedure(
      .console,
      steps: [
        openingConsole,
        "Choose the cache, then `Actions` and `Modify`.",
        "Untick `Enable automatic backups`, and save the changes.",
      ],
    ),
    GuideProcedure(
      .awsCLI,
      introduction: "Keep a last backup first: one made by hand stays until it is deleted.",
      examples: [
        .commands(
          #"""
          aws elasticache create-snapshot --replication-group-id sessions \
            --snapshot-name sessions-last

          aws elasticache modify-replication-group --replication-group-id sessions \
            --snapshot-retention-limit 0
          """#
        )
      ],
    ),
  ]

  private static let openingConsole: Prose = """
    Open https://console.aws.amazon.com/elasticache/home in the region of the cache, and choose its \
    engine in the navigation pane.
    """

  private static let changesOnlyTheCache: Prose = """
    This changes the running cache alone. Change the template or the configuration too: it is what \
    the next deployment goes by.
    """
}
