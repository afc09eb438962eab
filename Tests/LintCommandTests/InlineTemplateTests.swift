import Foundation
import LintTestSupport
import Testing

/// Templates that are written as values in other templates.
struct InlineTemplateTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A finding about the cache `C` of the stack `S`.
  private static func finding(
    _ place: String,
    _ reason: String = "SnapshotRetentionLimit is 0",
    stack: String = "nested stack 'S'",
  ) -> String {
    "\(place): error: automatic backups are off for serverless cache 'C' of \(stack): \(reason)"
      + " [backups-off]"
  }

  private static let summary = "1 template: 1 cache, 1 error"

  // MARK: Places

  @Test(
    arguments: [
      (
        """
        |
                Resources:

                  C:
                    Type: AWS::ElastiCache::ServerlessCache
                    Properties: {SnapshotRetentionLimit: 0}
        """,
        "a.yaml:9:50"
      ),
      (
        """
        !Sub |-
                Resources:
                  C: {Type: AWS::ElastiCache::ServerlessCache, Properties: {SnapshotRetentionLimit: 0}}
        """,
        "a.yaml:6:93"
      ),
      (
        #""{\"Resources\": {\"C\": {\"Type\": \"AWS::ElastiCache::ServerlessCache\","#
          + #" \"Properties\": {\"SnapshotRetentionLimit\": 0}}}}""#,
        "a.yaml:4:141"
      ),
      (
        "'{Resources: {C: {Type: \"AWS::ElastiCache::ServerlessCache\","
          + " Properties: {SnapshotRetentionLimit: 0}}}}'",
        "a.yaml:4:119"
      ),
      (
        "{Resources: {C: {Type: AWS::ElastiCache::ServerlessCache,"
          + " Properties: {SnapshotRetentionLimit: 0}}}}",
        "a.yaml:4:116"
      ),
      (
        """

                Resources:
                  C:
                    Type: AWS::ElastiCache::ServerlessCache
                    Properties: {SnapshotRetentionLimit: 0}
        """,
        "a.yaml:8:50"
      ),
      // Folded and computed texts have no lines of their own.
      (
        """
        >
                {Resources: {C: {Type: "AWS::ElastiCache::ServerlessCache",
                Properties: {SnapshotRetentionLimit: 0}}}}
        """,
        "a.yaml:4:7"
      ),
      (
        """
        !Join
                - "\\n"
                - - "Resources: {C: {Type: AWS::ElastiCache::ServerlessCache,"
                  - "  Properties: {SnapshotRetentionLimit: 0}}}"
        """,
        "a.yaml:4:7"
      ),
    ]
  )
  func `points into the text where that is possible`(_ body: String, _ place: String) throws {
    for type in ["Stack", "StackSet"] {
      let text = "Resources:\n  S:\n    Properties:\n      TemplateBody: \(body)\n"
      try folder.write("a.yaml", text + "    Type: AWS::CloudFormation::\(type)\n")
      #expect(try lines("a.yaml") == [Self.finding(place), Self.summary], "\(type)")
    }
  }

  @Test func `reads what Windows writes`() throws {
    let text =
      "Resources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n"
      + "      TemplateBody: |\n        Resources:\n          C:\n"
      + "            Type: AWS::ElastiCache::ServerlessCache\n"
    try folder.write("a.yaml", text.replacing("\n", with: "\r\n"))
    let reason = "SnapshotRetentionLimit is not set"
    #expect(try lines("a.yaml") == [Self.finding("a.yaml:7:11", reason), Self.summary])
  }

  // MARK: Values

  private func stackSet(_ properties: String) throws {
    try folder.write(
      "a.yaml",
      """
      Parameters: {Stage: {Type: String, Default: dev, AllowedValues: [dev, live]}}
      Conditions: {IsLive: !Equals [!Ref Stage, live]}
      Resources:
        S:
          Type: AWS::CloudFormation::StackSet
          Properties:
            TemplateBody: |
              Parameters: {Days: {Type: Number, Default: 7}}
              Resources:
                C:
                  Type: AWS::ElastiCache::ServerlessCache
                  Properties: {SnapshotRetentionLimit: !Ref Days}
            \(properties)
      """,
    )
  }

  @Test(
    arguments: [
      ("", nil), ("Parameters: [{ParameterKey: Days, ParameterValue: 3}]", nil),
      ("Parameters: [{ParameterKey: Days, ParameterValue: 0}]", "error: automatic backups are off"),
      (
        "Parameters: [{ParameterKey: Days, ParameterValue: !If [IsLive, 0, 7]}]",
        "warning: automatic backups are off for serverless cache 'C' of nested stack 'S' when"
          + " Stage is 'live'"
      ),
      (
        "StackInstancesGroup: [{ParameterOverrides: [{ParameterKey: Days, ParameterValue: 0}]}]",
        "'ParameterOverrides' gives some accounts other values"
      ),
      (
        "StackInstancesGroup: !If [IsLive, [{ParameterOverrides: []}], []]",
        "'StackInstancesGroup' depends on functions"
      ),
      (
        "StackInstancesGroup: [{ParameterOverrides: !If [IsLive, [], []]}]",
        "'StackInstancesGroup' depends on functions"
      ),
      (
        "StackInstancesGroup: {ParameterOverrides: [{ParameterKey: Days, ParameterValue: 0}]}",
        "is not a list"
      ),
      ("StackInstancesGroup: [{ParameterOverrides: {Days: 0}}]", "is not a list"),
      ("StackInstancesGroup: [{'Fn::Transform': {Name: A}}]", "depends on functions"),
      ("'Fn::Transform': {Name: AWS::Include}", "'Fn::Transform'"),
      (
        "StackInstancesGroup: [{ParameterOverrides: [{'Fn::Transform': {Name: A}}]}]",
        "'ParameterOverrides' gives some accounts other values"
      ),
      ("StackInstancesGroup: [{ParameterOverrides: []}]", nil),
      (
        "Parameters: [{ParameterKey: Days, ParameterValue: 3}]\n"
          + "      StackInstancesGroup: [{ParameterOverrides: {Days: 0}}]",
        "is not a list"
      ),
      (
        "Parameters: !If [IsLive, [{ParameterKey: Days, ParameterValue: 0}], []]",
        "when Stage is 'live'"
      ),
      (
        "Parameters: [!If [IsLive, {ParameterKey: Days, ParameterValue: 0}, !Ref AWS::NoValue]]",
        "when Stage is 'live'"
      ),
      ("Parameters: !Ref Stage", "'Parameters' is not a list"),
      ("Parameters: [{ParameterValue: 0}]", "'Parameters' has values without names"),
    ]
  )
  func `gives the parameters of a stack set`(_ properties: String, _ part: String?) throws {
    try stackSet(properties)
    let lines = try lines("a.yaml")
    #expect(lines.count == (part == nil ? 1 : 2))
    if let part { #expect(lines.first?.contains(part) == true, "\(lines)") }
  }

  @Test func `judges each of two templates`() throws {
    let cache = "Resources: {C: {Type: \"AWS::ElastiCache::ServerlessCache\", Properties: {"
    try folder.write(
      "a.yaml",
      """
      Parameters: {Stage: {Type: String, Default: dev, AllowedValues: [dev, live]}}
      Conditions: {IsLive: !Equals [!Ref Stage, live]}
      Resources:
        S:
          Type: AWS::CloudFormation::StackSet
          Properties:
            TemplateBody: !If
              - IsLive
              - '{\(cache)SnapshotRetentionLimit: 0}}}}'
              - '{\(cache)SnapshotRetentionLimit: 7}}}}'
      """,
    )
    let lines = try lines("a.yaml")
    #expect(lines.count == 2 && lines[0].contains("when Stage is 'live'"), "\(lines)")
    #expect(lines[0].hasPrefix("a.yaml:9:") && lines[1] == "1 template: 2 caches, 1 error")
  }

  @Test func `follows a stack in a stack`() throws {
    try folder.write(
      "a.yaml",
      """
      Resources:
        S:
          Type: AWS::CloudFormation::StackSet
          Properties:
            TemplateBody: |
              Resources:
                Inner:
                  Type: AWS::CloudFormation::Stack
                  Properties:
                    TemplateBody: |
                      Resources:
                        C: {Type: AWS::ElastiCache::ServerlessCache}
                Other:
                  Type: AWS::CloudFormation::Stack
                  Properties: {TemplateURL: b.yaml}
      """,
    )
    try folder.write("b.yaml", Template.cache(limit: "7"))
    let finding = Self.finding(
      "a.yaml:12:19",
      "SnapshotRetentionLimit is not set",
      stack: "nested stack 'S/Inner'",
    )
    #expect(try lines("a.yaml") == [finding, "1 template: 2 caches, 1 error"])
  }

  // MARK: Suppressions and other problems

  @Test func `honors comments in the template`() throws {
    try stackSet("Parameters: [{ParameterKey: Days, ParameterValue: 0}]")
    let path = "\(folder("a.yaml"))"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    func comment(_ words: String) throws -> LintProcess {
      let line = "          # elasticache-lint: \(words)\n          C:\n"
      try folder.write("a.yaml", text.replacing("          C:\n", with: line))
      return try LintProcess(["-f", "concise", "a.yaml"], in: "\(folder.path)")
    }
    #expect(try comment("allow backups-off -- a pure cache").output.contains("1 suppressed"))
    let unused = try comment("allow retention-invalid -- a pure cache").output
    #expect(unused.contains("a.yaml:10:13: warning: suppression of 'retention-invalid'"))
    #expect(try comment("allow backups-off").output.contains("a.yaml:10:13: error:"))
  }

  @Test(arguments: [["--fix", "--unsafe-fixes"], ["--diff"]])
  func `makes no edit`(_ options: [String]) throws {
    try stackSet("Parameters: [{ParameterKey: Days, ParameterValue: 0}]")
    let text = try String(contentsOfFile: "\(folder("a.yaml"))", encoding: .utf8)
    let run = try LintProcess(options + ["a.yaml"], in: "\(folder.path)")
    #expect(run.status == 1 && !run.output.contains("+++"), "\(run)")
    #expect(try String(contentsOfFile: "\(folder("a.yaml"))", encoding: .utf8) == text)
  }

  @Test func `reports a template that cannot be read`() throws {
    try folder.write(
      "a.yaml",
      """
      Resources:
        S:
          Type: AWS::CloudFormation::StackSet
          Properties:
            TemplateBody: |
              Resources:
                C: {Type: AWS::ElastiCache::ServerlessCache
      """,
    )
    let run = try LintProcess(["-f", "concise", "a.yaml"], in: "\(folder.path)")
    #expect(run.status == 2 && run.output.hasPrefix("a.yaml:7:"), "\(run)")
  }

  @Test(arguments: ["a text", "''", "[]", "7", "{}", "null"])
  func `notes what is no template`(_ body: String) throws {
    try folder.write(
      "a.yaml",
      """
      Resources:
        Own: {Type: AWS::ElastiCache::ServerlessCache, Properties: {SnapshotRetentionLimit: 7}}
        S: {Type: AWS::CloudFormation::StackSet, Properties: {TemplateBody: \(body)}}
      """,
    )
    let lines = try lines("a.yaml")
    #expect(lines.count == 2 && lines[0].contains("'S' is not examined"), "\(lines)")
  }

  @Test(
    arguments: [
      ("Transform: Macro\nResources: {T: {Type: AWS::SNS::Topic}}", "macro 'Macro'"),
      ("Transform: AWS::Serverless-2016-10-31\nResources: {T: {Type: AWS::SNS::Topic}}", nil),
      ("Resources: {'Fn::Transform': {Name: AWS::Include}}", "'Fn::Transform' inserts"),
      ("Resources: {M: {Type: Acme::Cache::Redis::MODULE}}", "the resources of module 'M'"),
      (
        "Resources: {P: {Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct}}",
        "provisioned product 'P'"
      ),
    ]
  )
  func `notes parts that may deploy caches`(_ body: String, _ part: String?) throws {
    let stack = "  S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml}}\n"
    let cache =
      "  O: {Type: AWS::ElastiCache::ServerlessCache,"
      + " Properties: {SnapshotRetentionLimit: 7}}\n"
    try folder.write("b.yaml", body)
    try folder.write("a.yaml", "Resources:\n" + stack + cache)
    let lines = try lines("a.yaml")
    #expect(lines.count == (part == nil ? 1 : 2), "\(lines)")
    if let part { #expect(lines[0].contains(part) && lines[0].hasPrefix("b.yaml"), "\(lines)") }
    try folder.write("a.yaml", "Resources:\n" + stack)
    #expect(try self.lines("a.yaml").count == 1)
  }

  /// A template that a configuration fills has marks in place of values.
  @Test(arguments: ["${days}", "${ha ? 7 : days}", "7\n%{ if ha }\n%{ endif }"])
  func `judges a template that is filled once`(_ limit: String) throws {
    try folder.write(
      "stack.yaml",
      """
      Resources:
        C:
          Type: AWS::ElastiCache::ServerlessCache
          Properties:
            SnapshotRetentionLimit: \(limit)

      """,
    )
    let variables = "{ days = 7, ha = false }"
    let stack = { (file: String) in
      "resource \"aws_cloudformation_stack\" \"s\" {\n"
        + "  template_body = templatefile(\"\(file)\", \(variables))\n}\n"
    }
    try folder.write("main.tf", stack("stack.yaml"))
    let alone = try lines(".")
    #expect(alone.count == 1 && alone[0].hasSuffix(": 1 cache, no problems"), "\(alone)")
    // Other files are judged as ever.
    try folder.write("other.yaml", "Resources: {C: {Type: AWS::ElastiCache::ServerlessCache}}\n")
    #expect(try lines(".").last?.hasSuffix(": 2 caches, 1 error") == true)
  }

  @Test func `reports a broken file that a configuration reads, but doesn't fill`() throws {
    let type = "AWS::ElastiCache::ServerlessCache"
    try folder.write("broken.yaml", "Resources:\n  C: {Type: \(type)\n  X: [\n")
    let limit = "try(yamldecode(file(\"broken.yaml\")).days, 7)"
    try folder.write(
      "main.tf",
      "resource \"aws_elasticache_cluster\" \"c\" {\n  engine = \"redis\"\n"
        + "  snapshot_retention_limit = \(limit)\n}\n",
    )
    #expect(try lines(".").first?.hasSuffix("[unreadable]") == true)
  }
}
