import Foundation
import LintTestSupport
import Testing

/// Local files that `AWS::Include` inserts into templates.
struct IncludedSnippetTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Writes a template that includes a file in its resources, and in the properties of one.
  private func write(resources: String, properties: String) throws {
    try folder.write(
      "template.yaml",
      """
      Parameters:
        Days: {Type: Number, Default: 0}
      Resources:
        Fn::Transform:
          Name: AWS::Include
          Parameters:
            Location: \(resources)
        Group:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            ReplicationGroupDescription: a
            'Fn::Transform': {Name: AWS::Include, Parameters: {Location: \(properties)}}
      """,
    )
  }

  private static let resources = """
    # The caches.
      # elasticache-lint: allow backups-off -- a copy
      Accepted:
        Type: AWS::ElastiCache::ServerlessCache

      Off:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          Description: |
            some
              text

            here
          SnapshotRetentionLimit:
            Ref: Days
      On:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: {SnapshotRetentionLimit: 7}

    """

  @Test func `judges what local files insert, and points into them`() throws {
    try folder.write("snippets/resources.yml", Self.resources)
    let limit = "{\n  \"SnapshotRetentionLimit\": {\n\"Ref\": \"Days\"}}"
    try folder.write("snippets/limit.json", limit)
    try write(resources: "./snippets/resources.yml", properties: "snippets/limit.json")
    let lines = try lines(".")
    #expect(lines.count == 3, "\(lines)")
    #expect(lines[0].hasPrefix("snippets/limit.json:2:29: error: "), "\(lines)")
    #expect(lines[0].contains("'Group'"), "\(lines)")
    #expect(lines[1].hasPrefix("snippets/resources.yml:15:9: error: "), "\(lines)")
    #expect(lines[1].contains("'Off'"), "\(lines)")
    #expect(lines[2] == "1 template: 4 caches, 2 errors, 1 suppressed", "\(lines)")
    #expect(try self.lines("--parameter", "Days=7", ".").count == 1)
  }

  @Test(
    arguments: [
      ("s3://bucket/limit.json", nil), ("snippets/missing.json", nil),
      ("../limit.json", "{\"SnapshotRetentionLimit\": 7}"), ("list.json", "[1]"),
      ("broken.json", "{\"SnapshotRetentionLimit\": "), ("snippet.json", "{}"),
    ]
  )
  func `tells what is not inserted`(_ location: String, _ text: String?) throws {
    try folder.write("snippets/resources.yml", Self.resources)
    if let text { try folder.write(location, text) }
    try folder.write(".git/HEAD", "ref: refs/heads/main")
    try write(resources: "snippets/resources.yml", properties: location)
    let lines = try lines("template.yaml")
    #expect(lines.contains { $0.contains("note: ") && $0.contains("'Group'") }, "\(lines)")
  }

  @Test func `inserts between braces only what has braces`() throws {
    try folder.write("limit.json", "{\"SnapshotRetentionLimit\": 0}")
    try folder.write("limit.yml", "SnapshotRetentionLimit: 0")
    for (location, severity) in [("limit.json", "error"), ("limit.yml", "note")] {
      try folder.write(
        "template.json",
        """
        {"Resources": {"G": {"Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {
          "Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "\(location)"}},
          "ReplicationGroupDescription": "a"}}}}
        """,
      )
      let lines = try lines("template.json")
      #expect(lines.count == 2 && lines[0].contains(": \(severity): "), "\(lines)")
    }
  }

  @Test func `includes sections of a template, and in nested stacks`() throws {
    try folder.write(
      "stacks/nested.yaml",
      "Transform:\n  Name: AWS::Include\n  Parameters:\n    Location: ../top.yml\n",
    )
    try folder.write(
      "top.yml",
      "Resources:\n  Top:\n    Type: AWS::ElastiCache::ServerlessCache\n",
    )
    try folder.write(
      "parent.yaml",
      """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: stacks/nested.yaml}
      """,
    )
    let lines = try lines("parent.yaml")
    #expect(lines.count == 2 && lines[0].hasPrefix("top.yml:2:3: error: "), "\(lines)")
    #expect(lines.first?.contains("'Top' of nested stack 'Stack'") == true, "\(lines)")
  }
}
