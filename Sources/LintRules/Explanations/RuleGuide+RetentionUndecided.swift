internal import LintDiagnostics

extension RuleGuide {
  static let retentionUndecided = RuleGuide(
    RetentionUndecided().description,
    description: """
      The limit, or the engine where that decides, is known only at deployment: a parameter without \
      a default, a value of Parameter Store, an export of another stack, a dynamic reference, or in \
      a plan a value that is known after apply. The message names which.

      It is a note and fails nothing; `--fail-on note` makes it count.
      """,
    rationale: """
      Silence would say that backups are on. A guess would be wrong for somebody.
      """,
    remediation: [
      GuideProcedure(
        .lint,
        introduction: "Give what will be deployed, in the form in which you have it:",
        examples: [
          .commands(
            """
            lint template.yaml --parameter RetentionDays=7
            lint template.yaml --parameters staging.json
            lint template.yaml --region eu-central-1 --account 111122223333
            """
          )
        ],
      ),
      GuideProcedure(
        .cloudFormationYAML,
        introduction: "Or let the template promise it, so that every deployment keeps backups:",
        examples: [
          .before(template(parameter: "Type: Number")),
          .after(template(parameter: "Type: Number", "MinValue: 1", "MaxValue: 35")),
        ],
        remark: """
          `AllowedValues` that are all days to keep backups do as well. A `Default` decides unless \
          a deployment says otherwise.
          """,
      ),
      GuideProcedure(
        .terraform,
        introduction: """
          Take the limit from a variable or a local value, which a plan knows, and not from a \
          resource or a data source that is read during apply.
          """,
        examples: [
          .after(
            """
            variable "retention_days" {
              type    = number
              default = 7
            }

            resource "aws_elasticache_serverless_cache" "carts" {
              name                     = "carts"
              engine                   = "valkey"
              snapshot_retention_limit = var.retention_days
            }
            """
          )
        ],
      ),
    ],
    exceptions: [
      GuideEntry(
        "PrimaryClusterId",
        """
        a replication group that is made of an existing cluster and has no limit takes the \
        settings of that cluster, which no template shows. Write the limit to be sure.
        """,
      )
    ],
    references: [.templateParameters],
  )

  private static func template(parameter lines: String...) -> String {
    """
    Parameters:
      RetentionDays:
    \(lines.map { "    \($0)" }.joined(separator: "\n"))
    Resources:
      Carts:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          ServerlessCacheName: carts
          Engine: valkey
          SnapshotRetentionLimit: !Ref RetentionDays
    """
  }
}
