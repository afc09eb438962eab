import Foundation
import LintTestSupport
import Testing

/// Suppressions at the resources that deploy nested templates.
struct NestedSuppressionTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "child.yml",
      """
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
        Inner:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: grandchild.yml}
      """,
    )
    try folder.write(
      "grandchild.yml",
      "Resources:\n  Deep:\n    Type: AWS::ElastiCache::ServerlessCache\n",
    )
  }

  private static let metadata =
    "Metadata: {elasticache-lint: {allow: [{rule: backups-off, reason: a copy}]}}"

  @Test(arguments: [true, false])
  func `accept what is found through a stack`(_ isComment: Bool) throws {
    try folder.write(
      "parent.yml",
      """
      Resources:
        \(isComment ? "# elasticache-lint: allow backups-off -- a copy" : "# none")
        Accepted:
          Type: AWS::CloudFormation::Stack
          \(isComment ? "DeletionPolicy: Retain" : Self.metadata)
          Properties: {TemplateURL: child.yml}
        Other:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: grandchild.yml}
      """,
    )
    let lines = try lines(".")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines[0].contains("'Deep' of nested stack 'Other'"), "\(lines)")
    #expect(lines[1].contains("3 caches, 1 error, 2 suppressed"), "\(lines)")
  }

  @Test func `in the metadata of a stack with an inline template`() throws {
    func write(days: Int) throws {
      try folder.write(
        "inline.yml",
        """
        Resources:
          Stack:
            Type: AWS::CloudFormation::Stack
            \(Self.metadata)
            Properties:
              TemplateBody:
                Resources:
                  Cache:
                    Type: AWS::ElastiCache::ServerlessCache
                    Properties: {SnapshotRetentionLimit: \(days)}
        """,
      )
    }
    try write(days: 0)
    #expect(try lines("inline.yml") == ["1 template: 1 cache, no problems, 1 suppressed"])
    try write(days: 7)
    let unused = try lines("inline.yml")
    #expect(unused.count == 2 && unused[0].contains("is not used"), "\(unused)")
  }

  @Test func `do not reach the caches of the template that has them`() throws {
    try folder.write(
      "parent.yml",
      """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          \(Self.metadata)
          Properties: {TemplateURL: grandchild.yml}
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
      """,
    )
    let lines = try lines("parent.yml")
    #expect(lines.count == 2 && lines[0].hasPrefix("parent.yml:6:3: error: "), "\(lines)")
  }

  @Test(arguments: ["# elasticache-lint: allow backups-off -- a copy", "# none"])
  func `accept what a stack of a configuration deploys`(_ comment: String) throws {
    try folder.write("template.yml", "Resources: {C: {Type: AWS::ElastiCache::ServerlessCache}}")
    try folder.write(
      "main.tf",
      """
      \(comment)
      resource "aws_cloudformation_stack" "s" {
        name          = "s"
        template_body = file("template.yml")
      }
      """,
    )
    let expected = comment == "# none" ? "1 cache, 1 error" : "1 cache, no problems, 1 suppressed"
    #expect(try lines("main.tf").last == "1 root module: \(expected)")
  }

  @Test func `fixes the file that a configuration reads`() throws {
    try folder.write(
      "template.yml",
      """
      Resources:
        C:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: 0}

      """,
    )
    try folder.write(
      "main.tf",
      """
      resource "aws_cloudformation_stack" "s" {
        name          = "s"
        template_body = file("template.yml")
      }
      """,
    )
    _ = try LintProcess(["--fix", "."], in: "\(folder.path)")
    let text = try String(contentsOfFile: "\(folder("template.yml"))", encoding: .utf8)
    #expect(text.contains("SnapshotRetentionLimit: 7"), "\(text)")
    #expect(try lines("main.tf").count == 1)
  }
}
