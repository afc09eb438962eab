internal import LintDiagnostics

extension RuleGuide {
  static let invalidSuppression = RuleGuide(
    Rules.invalidSuppression,
    description: """
      A comment or an entry of metadata asks to accept a finding, and cannot be understood: it names \
      no rule, a rule that does not exist or one that cannot be allowed, a day that is none, a setting \
      that is unknown, or it gives no reason. An entry of `ignore` in a configuration needs a reason as \
      well.

      Nothing is accepted by it; what it was meant for is reported as well. `--no-require-reason` \
      lets reasons be left out.
      """,
    rationale: """
      A suppression that is misspelled looks as if somebody had decided. One without a reason \
      leaves the next reader to guess whether the decision still holds.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          Write the comment on the line above the property or the resource, or behind the property. \
          `until` may be left out; it is the last day on which the suppression holds.
          """,
        examples: [
          .before(SuppressionExample.template("allow backups-off")),
          .after(
            SuppressionExample.template("allow backups-off until=2099-12-31 -- a pure cache")
          ),
        ],
      ),
      GuideProcedure(
        .cloudFormationJSON,
        introduction: "JSON has no comments, so the resource says it in its metadata.",
        examples: [
          .after(
            """
            {
              "Resources": {
                "Pages": {
                  "Type": "AWS::ElastiCache::ServerlessCache",
                  "Metadata": {
                    "elasticache-lint": {
                      "allow": [
                        { "rule": "backups-off", "reason": "a pure cache" }
                      ]
                    }
                  },
                  "Properties": {
                    "ServerlessCacheName": "pages",
                    "Engine": "valkey"
                  }
                }
              }
            }
            """
          )
        ],
      ),
      GuideProcedure(
        .terraform,
        introduction: """
          Write the comment in or above the resource or the module call, or at the value in \
          `terraform.tfvars` or `*.auto.tfvars`. In `.tf.json`, add an `elasticache-lint` object to \
          the `"//"` object of the resource or module call; in CDKTF, call \
          `addOverride("//.elasticache-lint.allow", [{ rule: "backups-off", reason: "a pure cache" }])`.
          """,
        examples: [
          .after(
            """
            # elasticache-lint: allow backups-off -- a pure cache
            resource "aws_elasticache_serverless_cache" "pages" {
              engine = "valkey"
              name   = "pages"
            }
            """
          )
        ],
      ),
    ],
  )
}
