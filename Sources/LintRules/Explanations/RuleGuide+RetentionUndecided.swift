internal import LintDiagnostics

extension RuleGuide {
  static let retentionUndecided = RuleGuide(
    RetentionUndecided().description,
    description: """
      The limit, or the engine where that decides, is known only at deployment: a parameter or a \
      variable without a default, a value of Parameter Store, an export of another stack, a dynamic \
      reference, a value that Terraform knows after apply, or an output of a module that is not \
      fetched. The message names which.

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
            lint infrastructure --var retention_days=7
            lint infrastructure --var-file production.tfvars
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
          Take the limit from a variable or a local value, and not from a resource or a data source \
          that is read during apply. A variable without a default needs a validation that promises \
          the days. Or lint the plan, which knows all but what is known after apply.
          """,
        examples: [
          .after(
            """
            variable "retention_days" {
              type = number

              validation {
                condition     = var.retention_days >= 1
                error_message = "Keep backups for at least one day."
              }
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
