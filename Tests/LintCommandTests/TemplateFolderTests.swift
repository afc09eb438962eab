import Foundation
import LintTestSupport
import Testing

/// The setting that leads addresses of nested templates to local folders.
struct TemplateFolderTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(".git/HEAD", "ref: refs/heads/main")
    for name in ["shop", "old/shop"] {
      try folder.write(
        "stacks/\(name).yml",
        """
        Parameters: {Days: {Type: Number, Default: 0}}
        Resources:
          Cache:
            Type: AWS::ElastiCache::ServerlessCache
            Properties: {SnapshotRetentionLimit: !Ref Days}
        """,
      )
    }
  }

  private func write(_ address: String, _ more: String = "") throws {
    try folder.write(
      "ci/parent.yml",
      """
      Parameters:
        Base: {Type: String}
      Resources:
        Shop:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: \(address)
            \(more)
      """,
    )
  }

  private static let option = "--templates=https://bucket.s3.amazonaws.com/x/=stacks"

  @Test(
    arguments: [
      ("https://bucket.s3.amazonaws.com/x/shop.yml", "stacks/shop.yml"),
      ("https://bucket.s3.amazonaws.com/x/old/shop.yml?versionId=3", "stacks/old/shop.yml"),
      ("!Sub '${Base}/shop.yml'", "stacks/shop.yml"),
      ("!Sub ['${Base}/${Name}', {Name: x}]", nil),
      ("!Join ['', [!Ref Base, '/old/shop.yml']]", "stacks/old/shop.yml"),
      ("!Join ['/', [!Ref Base, 'shop.yml']]", nil),
      ("https://other.s3.amazonaws.com/x/shop.yml", nil),
      ("!Sub '${Base}/../ci/parent.yml'", nil),
    ]
  )
  func `finds templates that are uploaded`(_ address: String, _ path: String?) throws {
    try write(address)
    let lines = try lines(Self.option, "--templates=${Base}/=stacks/", "ci")
    guard let path else {
      #expect(!lines.contains { $0.contains("error: ") }, "\(lines)")
      return
    }
    #expect(lines.count == 2 && lines[0].hasPrefix("\(path):5:42: error: "), "\(lines)")
    try write(address, "Parameters: {Days: 7}")
    #expect(try self.lines(Self.option, "--templates=${Base}/=stacks/", "ci").count == 1)
  }

  @Test func `names folders relative to a configuration`() throws {
    try folder.write("ci/.elasticache-lint.yml", "templates:\n  ${Base}: ../stacks\n")
    try write("!Sub '${Base}/shop.yml'")
    let lines = try lines("ci")
    #expect(lines.first?.hasPrefix("stacks/shop.yml:5:42: error: ") == true, "\(lines)")
  }

  @Test func `notes a template that is missing there`() throws {
    try write("!Sub '${Base}/none.yml'")
    try folder.write("ci/cache.yml", "Resources: {C: {Type: AWS::ElastiCache::ServerlessCache}}")
    try folder.write(
      "ci/parent.yml",
      """
      Parameters: {Base: {Type: String}}
      Resources:
        Shop:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: !Sub '${Base}/none.yml'}
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: 7}
      """,
    )
    let lines = try lines("--templates=${Base}=stacks", "ci/parent.yml")
    #expect(lines.first?.contains("there is no 'stacks/none.yml'") == true, "\(lines)")
  }

  @Test func `refuses an option without a folder`() throws {
    for text in ["x", "=x", "x="] {
      let run = try LintProcess(["--templates", text, "."], in: "\(folder.path)")
      #expect(run.status == 2 && run.error.contains("TEXT=FOLDER"), "\(run.error)")
    }
  }

  @Test func `says that an inline template has no local one`() throws {
    try folder.write(
      "tf/main.tf",
      """
      resource "aws_cloudformation_stack" "s" {
        name          = "s"
        template_body = <<-EOT
          Resources:
            Shop:
              Type: AWS::CloudFormation::Stack
              Properties: {TemplateURL: ./shop.yml}
            Cache:
              Type: AWS::ElastiCache::ServerlessCache
              Properties: {SnapshotRetentionLimit: 7}
        EOT
      }
      """,
    )
    let lines = try lines("tf")
    #expect(lines.first?.contains("'./shop.yml' is a local path") == true, "\(lines)")
  }
}
