internal import LintDiagnostics

extension RuleGuide {
  static let retentionTooShort = RuleGuide(
    RetentionTooShort().description,
    description: """
      Backups are on, but are kept for fewer days than `--minimum-days` asks for. Without that \
      option 1 day is enough, and this rule says nothing.

      It is an error where that holds by default, and a warning where only other parameter values \
      lead there.
      """,
    rationale: """
      Damage is often seen late. If a faulty release of Friday is noticed on Monday, a limit of 1 \
      has kept only backups of the damage.
      """,
    impact: """
      Backups are kept for more days. Those that were deleted do not come back. Nothing restarts.
      """,
    defaults: [
      GuideEntry("--minimum-days", "1. It takes 1 to 35, and 35 is what ElastiCache allows.")
    ],
    audit: GuideProcedure.seeingLimit,
    remediation: [
      GuideProcedure(
        .lint,
        introduction: "Ask for the days that you need to notice damage:",
        examples: [.commands("lint --minimum-days 7 templates/")],
      )
    ] + GuideProcedure.writingLimit(insteadOf: "1") + GuideProcedure.keepingLonger,
    backOut: [
      GuideProcedure(
        .awsCLI,
        introduction: "Set the earlier limit, here and in the template.",
        examples: [
          .commands(
            #"""
            aws elasticache modify-replication-group --replication-group-id sessions \
              --snapshot-retention-limit 1
            """#
          )
        ],
      )
    ],
    cost: .costOfBackups,
    exceptions: [
      GuideEntry(
        "Data that soon expires",
        "a backup of sessions that live for a day is worth little after a week.",
      )
    ],
    controls: GuideEntry.controls,
    references: [.automaticBackups, .pricing, .securityHub, .config, .olderConfig],
  )
}
