internal import LintDiagnostics

extension RuleGuide {
  static let retentionInvalid = RuleGuide(
    RetentionInvalid().description,
    description: """
      A retention limit is a whole number of days from 1 to 35, or 0 for no backups. This rule finds \
      what is neither: a negative number, more than 35, a fraction, `true`, a word, a list, and null \
      in a template.

      A number in quotes is a number: `"7"` is fine. So are the other ways in which YAML 1.1 writes \
      whole numbers, but mind them: `010` is 8, and `1:30` is 90.
      """,
    rationale: """
      Little checks the number before the deployment does. CloudFormation's schema of the property \
      has no bounds. Terraform's provider `aws` refuses more than 35, but plans -1. What looks like \
      a long retention may then be none, or a deployment that fails.
      """,
    remediation: GuideProcedure.writingLimit(insteadOf: "90"),
    exceptions: [
      GuideEntry(
        "Backups for longer than 35 days",
        """
        cannot be automatic. Copy a backup with `aws elasticache copy-snapshot`: a copy is a manual \
        backup, which stays until it is deleted.
        """,
      )
    ],
    references: [.automaticBackups, .replicationGroup, .templateFormats],
  )
}
