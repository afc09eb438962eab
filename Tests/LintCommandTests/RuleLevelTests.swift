import LintTestSupport
import Testing

/// `--rule` and `rule` in a configuration.
struct RuleLevelTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try folder.write("late.yaml", Template.parameterized)
  }

  private func lint(_ arguments: String...) throws -> LintProcess {
    try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
  }

  @Test func `gives findings a severity, which decides the status`() throws {
    #expect(try lint("late.yaml").status == 0)
    let strict = try lint("--rule", "retention-undecided=error", "late.yaml")
    #expect(strict.status == 1)
    #expect(strict.output.contains(": error: "))
    let mild = try lint("--rule", "backups-off=note", "a.yaml")
    #expect(mild.status == 0)
    #expect(mild.output.contains(": note: automatic backups are off"))
  }

  @Test(arguments: [
    (["backups-off=off"], "warning", 1), (["backups-off=note"], "warning", 1), ([], "error", 1),
    (["backups-off=warning", "retention-too-short=error"], "error", 1),
    (["backups-off=note", "retention-too-short=note"], "note", 0),
  ])
  func `reports the finding of a cache that is then the worst`(
    _ rules: [String],
    _ severity: String,
    _ status: Int32
  ) throws {
    try folder.write(
      "stages.yaml",
      """
      Parameters:
        Stage: {Type: String, Default: prod, AllowedValues: [dev, prod]}
      Conditions:
        Dev: !Equals [!Ref Stage, dev]
      Resources:
        C:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            SnapshotRetentionLimit: !If [Dev, 3, 0]
      """,
    )
    let options = ["-f", "concise", "--minimum-days", "7"] + rules.flatMap { ["--rule", $0] }
    let run = try LintProcess(options + ["stages.yaml"], in: "\(folder.path)")
    #expect(run.output.split(separator: "\n").count == 2, "\(run.output)")
    #expect(run.output.contains(": \(severity): "), "\(run.output)")
    #expect(run.status == status)
  }

  @Test func `turns a rule off, and keeps its suppressions in use`() throws {
    let off = try lint("--rule", "backups-off=off", "a.yaml")
    #expect(off.status == 0)
    #expect(off.output == "1 template: 1 cache, no problems\n")
    try folder.write(
      "b.yaml",
      Template.cache(limit: "0 # elasticache-lint: allow backups-off -- a trial"),
    )
    #expect(try lint("--rule", "backups-off=off", "b.yaml").output == off.output)
  }

  @Test func `applies to suppressions without a use`() throws {
    try folder.write(
      "b.yaml",
      Template.cache(limit: "7 # elasticache-lint: allow backups-off -- a trial"),
    )
    #expect(try lint("b.yaml").status == 1)
    let note = try lint("--rule", "unused-suppression=note", "b.yaml")
    #expect(note.status == 0)
    #expect(note.output.contains(": note: suppression of 'backups-off' is not used"))
    #expect(
      try lint("--rule", "unused-suppression=off", "b.yaml").output
        == "1 template: 1 cache, no problems\n"
    )
  }

  @Test func `adds up from the configuration to the command line`() throws {
    try folder.write(
      ".elasticache-lint.yml",
      "rule: {backups-off: note, retention-undecided: off}\n",
    )
    #expect(try lint("a.yaml").output.contains(": note: "))
    #expect(try lint("late.yaml").output.contains("undecided") == true)
    let raised = try lint("--rule", "backups-off=error", "a.yaml", "late.yaml")
    #expect(raised.output.contains("a.yaml:6:31: error: "))
    #expect(!raised.output.contains("[retention-undecided]"))
  }

  @Test(arguments: [
    ("unreadable=off", "cannot change 'unreadable', which is always reported"),
    ("duplicate-key=note", "cannot change 'duplicate-key', which is always reported"),
    ("backup-off=off", "has no rule 'backup-off'; did you mean 'backups-off'?"),
    ("backups-off=never", "must set 'backups-off' to one of error, warning, note, off"),
    ("backups-off", "must be RULE=SEVERITY, not 'backups-off'"),
  ])
  func `refuses what cannot be meant`(_ value: String, _ message: String) throws {
    let run = try lint("--rule", value, "a.yaml")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("Error: --rule \(message)"))
  }
}
