import LintTestSupport
import LintWorkspace
import Testing

/// A program that lints a folder through the public interface alone.
struct WorkspaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func findings() throws -> [String] {
    let report = try Workspace(folder: "\(folder.path)").lint()
    return report.diagnostics.map { "\($0.place.path) \($0.rule)" }
  }

  @Test func `lints the files of a folder with its configuration`() throws {
    try folder.write("a.yaml", Template.cache(limit: "0"))
    try folder.write("b/c.yaml", Template.cache(limit: "3"))
    try folder.write("b/d.yaml", Template.broken)
    #expect(
      try findings() == [
        "\(folder("a.yaml")) backups-off", "\(folder("b/d.yaml")) unreadable",
      ]
    )
    try folder.write(".elasticache-lint.yml", "exclude: [d.yaml]\nminimum-days: 7\n")
    #expect(
      try findings() == [
        "\(folder("a.yaml")) backups-off", "\(folder("b/c.yaml")) retention-too-short",
      ]
    )
  }

  @Test func `follows nested stacks and root modules`() throws {
    try folder.write(
      "parent.yaml",
      """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Days: 0}}
      """,
    )
    try folder.write("child.yaml", Template.parameterized)
    try folder.write("live/main.tf", "module \"m\" {\n  source = \"../module\"\n}\n")
    try folder.write(
      "module/main.tf",
      "resource \"aws_elasticache_replication_group\" \"a\" {\n  snapshot_retention_limit = 0\n}\n",
    )
    let found = try findings()
    #expect(found.contains("\(folder("child.yaml")) backups-off"), "\(found)")
    #expect(found.contains("\(folder("module/main.tf")) backups-off"), "\(found)")
  }

  @Test func `refuses what it cannot lint`() throws {
    try folder.write("a.yaml", Template.cache())
    for name in ["missing", "a.yaml"] {
      #expect(throws: UsageError.self) { try Workspace(folder: "\(folder(name))") }
    }
    try folder.write(".elasticache-lint.yml", "minimum-days: many\n")
    #expect(throws: UsageError.self) { try findings() }
  }
}
