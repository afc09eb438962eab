internal import LintDiagnostics

extension RuleGuide {
  static let unusedSuppression = RuleGuide(
    Rules.unusedSuppression,
    description: """
      A suppression of this tool accepts nothing: none of the rules that it names has found anything \
      where it stands. It is not called unused where another deployment may need it: with other \
      values of parameters or variables, or in another plan of the same configuration.

      Suppressions of other tools are not reported, since these check more than backups.
      """,
    rationale: """
      What it accepted was mended, or it stands in the wrong place. Left behind, it would hide the \
      next mistake in the same place, which nobody has looked at.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          Remove it. If a finding is still reported, move it to the line above the property or the \
          resource that it is about.
          """,
        examples: [
          .before(SuppressionExample.template("allow backups-off -- a pure cache", days: 7)),
          .after(SuppressionExample.template("", days: 7)),
        ],
      )
    ],
  )
}
