internal import LintDiagnostics

extension RuleGuide {
  static let unreadable = RuleGuide(
    Rules.unreadable,
    description: """
      A path does not exist, a file may not be read, or a template or plan breaks off or cannot be \
      parsed. The place is that at which reading failed; the flaw may lie before it. The other \
      files are linted all the same.

      It also finds what is taken for a plan and is none: a state, the log of `terraform plan \
      -json`, a part of a plan, a plan file that `terraform show -json` has not read yet, or a `.tf` \
      file. Standard input, the only file that is named, and a named `*.json` must have something to \
      read in them: an empty file, an encrypted one and an error message are reported.
      """,
    rationale: """
      Of what cannot be read nothing is known. The exit status is 2, whatever `--fail-on` says, so \
      that a broken file never passes for a clean one.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationJSON,
        introduction: "Mend the file at the place that is shown, and lint again.",
        examples: [
          .before(cache("[\"sg-1\", \"sg-2\"")),
          .after(cache("[\"sg-1\", \"sg-2\"]")),
        ],
      ),
      GuideProcedure(
        .terraform,
        introduction: "Make the plan as JSON:",
        examples: [
          .commands(
            """
            terraform plan -out=tfplan
            terraform show -json tfplan > plan.json
            lint plan.json
            """
          )
        ],
      ),
    ],
  )

  private static func cache(_ groups: String) -> String {
    """
    {
      "Resources": {
        "Carts": {
          "Type": "AWS::ElastiCache::ServerlessCache",
          "Properties": {
            "ServerlessCacheName": "carts",
            "Engine": "valkey",
            "SecurityGroupIds": \(groups),
            "SnapshotRetentionLimit": 7
          }
        }
      }
    }
    """
  }
}
