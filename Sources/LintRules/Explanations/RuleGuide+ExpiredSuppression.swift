internal import LintDiagnostics

extension RuleGuide {
  static let expiredSuppression = RuleGuide(
    Rules.expiredSuppression,
    description: """
      A suppression has an end, and that day is over, in UTC. It accepts nothing any more; what it \
      accepted before is reported again.
      """,
    rationale: """
      Whoever wrote it meant to decide again by then. The comment that is left behind says that \
      something is accepted which no longer is.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          Turn backups on and remove the suppression. If it is still right that they are off, give \
          it a later day, and a reason that says what has not happened yet.
          """,
        examples: [
          .before(
            SuppressionExample.template("allow backups-off until=2020-01-31 -- moves soon")
          ),
          .after(SuppressionExample.template("", days: 7)),
        ],
      )
    ],
  )
}
