internal import LintDiagnostics

extension RuleGuide {
  static let duplicateKey = RuleGuide(
    Rules.duplicateKey,
    description: """
      The same key stands twice in one mapping, or a loop makes it again. It is an error where a \
      verdict depends on it: in the sections of the template, in a cache and its properties, in the \
      parameters, conditions and mappings that the cache uses, and in rules about these parameters. \
      Elsewhere it is a note.
      """,
    rationale: """
      Which of the two counts is not defined. Most readers take the last one and say nothing, so \
      what a reviewer reads and what is deployed may differ.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: "Remove one; both places are shown.",
        examples: [
          .before(cluster("SnapshotRetentionLimit: 7", "SnapshotRetentionLimit: 0")),
          .after(cluster("SnapshotRetentionLimit: 7")),
        ],
      )
    ],
    references: [.templateFormats],
  )

  private static func cluster(_ limits: String...) -> String {
    """
    Resources:
      Orders:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: redis
          CacheNodeType: cache.t4g.small
          NumCacheNodes: 1
    \(limits.map { "      \($0)" }.joined(separator: "\n"))
    """
  }
}
