import Foundation
import LintTestSupport
import Testing

/// How parameters that a template passes on select in the templates of nested stacks.
struct PassedParameterTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try child("Type: String, Default: prod")
  }

  private func child(_ parameter: String, _ limit: String = "!If [Dev, 0, 7]") throws {
    try folder.write(
      "stacks/child.yaml",
      """
      Parameters: {Env: {\(parameter)}}
      Conditions: {Dev: !Equals [!Ref Env, dev]}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: \(limit)}
      """,
    )
  }

  private func parent(_ parameter: String, passing value: String, _ more: String = "") throws {
    try folder.write(
      "parent.yaml",
      """
      Parameters: {Stage: {\(parameter)}, Other: {Type: String, Default: a}}
      Conditions:
        NotDev: !Not [!Equals [!Ref Stage, dev]]
        IsA: !Equals [!Ref Other, a]
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          \(more)
          Properties: {TemplateURL: stacks/child.yaml, Parameters: {Env: \(value)}}
      """,
    )
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let run = try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
    #expect(run.error.isEmpty, "\(run.error)")
    return run.output.split(separator: "\n").map(String.init)
  }

  private static let silence = "1 template: 1 cache, no problems"

  private static func finding(_ scenario: String, of stack: String = "Stack") -> String {
    "stacks/child.yaml:6:52: warning: automatic backups are off for replication group 'Cache'"
      + " of nested stack '\(stack)' \(scenario): SnapshotRetentionLimit is 0 [backups-off]"
  }

  @Test(arguments: [
    ("Type: String, Default: live, AllowedValues: [live, dev]", "!Ref Stage", "Stage is 'dev'"),
    ("Type: String, Default: live", "!Ref Stage", "Stage is 'dev'"),
    ("Type: String, AllowedValues: [live, dev]", "!Ref Stage", "Stage is 'dev'"),
    ("Type: String", "!Ref Stage", "Stage is 'dev'"),
    ("Type: String, Default: live", "!Sub '${Stage}'", "Stage is 'dev'"),
    ("Type: String, Default: live", "!Sub 'd${Stage}v'", "Stage is 'e'"),
    ("Type: String, Default: live", "!Join ['', [d, !Ref Stage]]", "Stage is 'ev'"),
    ("Type: String, Default: live", "!If [IsA, !Ref Stage, prod]", "Stage is 'dev'"),
    ("Type: String, Default: live", "!If [IsA, prod, !Ref Stage]", "Other is anything but 'a'"),
    ("Type: String, Default: live, NoEcho: true", "!Ref Stage", "a certain hidden value"),
  ])
  func `a parameter selects where a nested stack compares it`(
    _ parameter: String,
    _ value: String,
    _ scenario: String,
  ) throws {
    try parent(parameter, passing: value)
    let lines = try lines("parent.yaml")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines[0].contains(": warning: automatic backups are off"), "\(lines)")
    #expect(lines[0].contains(scenario), "\(lines)")
  }

  /// What a nested stack isn't passed selects nothing.
  @Test(arguments: [
    ("Type: String, Default: live, AllowedValues: [live, prod]", "!Ref Stage", ""),
    ("Type: String, Default: live, AllowedPattern: 'live|prod'", "!Ref Stage", ""),
    ("Type: String, Default: live", "prod", ""),
    ("Type: String, Default: live", "!Sub 'x-${Stage}'", ""),
    ("Type: String, Default: live, AllowedValues: [live, dev]", "!Ref Stage", "Condition: NotDev"),
  ])
  func `is silent where no deployment passes the value`(
    _ parameter: String,
    _ value: String,
    _ more: String,
  ) throws {
    try parent(parameter, passing: value, more)
    #expect(try lines("parent.yaml") == [Self.silence])
  }

  @Test func `a given parameter has one value`() throws {
    try parent("Type: String, Default: live", passing: "!Ref Stage")
    #expect(try lines("parent.yaml", "--parameter", "Stage=prod") == [Self.silence])
    let lines = try lines("parent.yaml", "--parameter", "Stage=dev")
    #expect(lines[0].contains(": error: "), "\(lines)")
  }

  /// CloudFormation refuses a stack whose parameter doesn't allow what it is passed.
  @Test func `tries what the nested parameter allows`() throws {
    try parent("Type: String, Default: live", passing: "!Ref Stage")
    try child("Type: String, AllowedValues: [live, dev]")
    #expect(try lines("parent.yaml")[0] == Self.finding("when Stage is 'dev'"))
    try child("Type: String, AllowedValues: [live, prod]")
    #expect(try lines("parent.yaml") == [Self.silence])
    try child("Type: String, AllowedValues: [live, dev]", "!If [Dev, 7, 7]")
    #expect(try lines("parent.yaml") == [Self.silence])
  }

  @Test func `knows no other value of a text that it does not solve`() throws {
    try parent("Type: String, Default: live-1", passing: "!Select [0, !Split ['-', !Ref Stage]]")
    let lines = try lines("parent.yaml")
    #expect(lines[0].contains("cannot tell"), "\(lines)")
    #expect(lines[0].contains("Stage may be any other value [retention-undecided]"), "\(lines)")
  }

  @Test func `knows no other value of a parameter that rules of the parent restrict`() throws {
    try parent("Type: String, Default: live", passing: "!Ref Stage")
    let text = try String(contentsOfFile: "\(folder("parent.yaml"))", encoding: .utf8)
    let rule = "Rules: {R: {Assertions: [{Assert: !Not [!Equals [!Ref Stage, test]]}]}}"
    try folder.write("parent.yaml", "\(rule)\n\(text)")
    let lines = try lines("parent.yaml")
    #expect(lines[0].contains("Stage may be any other value [retention-undecided]"), "\(lines)")
  }

  /// The value of the outer parameter counts under its own name, though one of that name is nested.
  @Test func `tells names of both templates apart`() throws {
    try folder.write(
      "stacks/child.yaml",
      """
      Parameters:
        Env: {Type: String}
        Stage: {Type: String, Default: x}
      Conditions:
        Off: !And [!Equals [!Ref Env, dev], !Equals [!Ref Stage, other]]
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: !If [Off, 0, 7]}
      """,
    )
    try parent("Type: String, Default: live", passing: "!Ref Stage, Stage: !Ref Other")
    let lines = try lines("parent.yaml")
    #expect(lines[0].contains("when Other is 'other' and Stage is 'dev'"), "\(lines)")
    try parent("Type: String, Default: live", passing: "!Ref Stage")
    #expect(try self.lines("parent.yaml") == [Self.silence])
  }

  @Test func `a parameter selects through several stacks`() throws {
    try folder.write(
      "stacks/middle.yaml",
      """
      Parameters: {Name: {Type: String}}
      Resources:
        Inner:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yaml, Parameters: {Env: !Sub 'd${Name}'}}
      """,
    )
    try folder.write(
      "parent.yaml",
      """
      Parameters: {Stage: {Type: String, Default: live}}
      Resources:
        Outer:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: stacks/middle.yaml, Parameters: {Name: !Sub '${Stage}v'}}
      """,
    )
    #expect(try lines("parent.yaml")[0] == Self.finding("when Stage is 'e'", of: "Outer/Inner"))
  }

  @Test func `a parameter selects in applications and stack sets`() throws {
    try folder.write(
      "parent.yaml",
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters: {Stage: {Type: String, Default: live}}
      Resources:
        Stack:
          Type: AWS::Serverless::Application
          Properties: {Location: stacks/child.yaml, Parameters: {Env: !Ref Stage}}
      """,
    )
    #expect(try lines("parent.yaml")[0] == Self.finding("when Stage is 'dev'"))
    try folder.write(
      "set.yaml",
      """
      Parameters: {Stage: {Type: String, Default: live}}
      Resources:
        Set:
          Type: AWS::CloudFormation::StackSet
          Properties:
            StackSetName: caches
            PermissionModel: SELF_MANAGED
            Parameters: [{ParameterKey: Env, ParameterValue: !Ref Stage}]
            TemplateBody: |
              Parameters: {Env: {Type: String}}
              Conditions: {Dev: !Equals [!Ref Env, dev]}
              Resources:
                Cache:
                  Type: AWS::ElastiCache::ReplicationGroup
                  Properties: {SnapshotRetentionLimit: !If [Dev, 0, 7]}
      """,
    )
    let lines = try lines("set.yaml")
    #expect(lines[0].contains("off for replication group 'Cache' of nested stack 'Set'"))
    #expect(lines[0].contains("when Stage is 'dev'"), "\(lines)")
  }
}
