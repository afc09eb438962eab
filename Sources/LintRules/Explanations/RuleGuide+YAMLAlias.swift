internal import LintDiagnostics

extension RuleGuide {
  static let yamlAlias = RuleGuide(
    Rules.yamlAlias,
    description: """
      The template uses anchors (`&name`), aliases (`*name`) or merge keys (`<<`). They are followed, \
      and the caches are judged by what comes of them.
      """,
    rationale: """
      CloudFormation refuses them: "YAML aliases are not allowed in CloudFormation templates". What \
      is linted is deployed only if something resolves them on the way.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          `aws cloudformation package` writes a template without them. To need no such step, say \
          once what is shared in a mapping or a parameter:
          """,
        examples: [
          .before(
            """
            Resources:
              Orders:
                Type: AWS::ElastiCache::ServerlessCache
                Properties: &shared
                  ServerlessCacheName: orders
                  Engine: valkey
                  SnapshotRetentionLimit: 7
              Carts:
                Type: AWS::ElastiCache::ServerlessCache
                Properties:
                  <<: *shared
                  ServerlessCacheName: carts
            """
          ),
          .after(
            """
            Mappings:
              Backups:
                All: { Days: 7 }
            Resources:
              Orders:
                Type: AWS::ElastiCache::ServerlessCache
                Properties:
                  ServerlessCacheName: orders
                  Engine: valkey
                  SnapshotRetentionLimit: !FindInMap [Backups, All, Days]
              Carts:
                Type: AWS::ElastiCache::ServerlessCache
                Properties:
                  ServerlessCacheName: carts
                  Engine: valkey
                  SnapshotRetentionLimit: !FindInMap [Backups, All, Days]
            """
          ),
        ],
      )
    ],
    references: [.templateFormats],
  )
}
