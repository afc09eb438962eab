import Foundation
import LintTestSupport
import Testing

/// CloudFormation templates that are written as values in plans.
struct PlannedTemplateTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func plan(_ type: String, _ after: String, more: String = "") throws {
    try folder.write(
      "plan.json",
      """
      {"format_version": "1.2", "resource_changes": [{
        "address": "\(type).s", "mode": "managed", "type": "\(type)", "name": "s",
        "change": {"actions": ["create"], "after": {
          \(after)
        }\(more)}
      }], "configuration": {"root_module": {}}}
      """,
    )
  }

  private static let body =
    #""template_body": "{\"Parameters\": {\"Days\": {\"Type\": \"Number\", \"Default\": 7}},"#
    + #" \"Resources\": {\"C\": {\"Type\": \"AWS::ElastiCache::ServerlessCache\","#
    + #" \"Properties\": {\"SnapshotRetentionLimit\": {\"Ref\": \"Days\"}}}}}""#

  @Test(
    arguments: [
      "aws_cloudformation_stack", "aws_cloudformation_stack_set", "awscc_cloudformation_stack",
    ]
  )
  func `judges the stacks of a plan`(_ type: String) throws {
    try plan(type, Self.body)
    #expect(try lines("plan.json") == ["1 plan: 1 cache, no problems"])
    try plan(type, Self.body + #", "parameters": {"Days": "0"}"#)
    let lines = try lines("plan.json")
    #expect(lines.count == 2 && lines[1] == "1 plan: 1 cache, 1 error", "\(lines)")
    #expect(lines[0].contains("cache 'C' of stack '\(type).s'"), "\(lines)")
    #expect(lines[0].hasPrefix("plan.json:4:"), "\(lines)")
  }

  @Test(
    arguments: [
      (#", "after_unknown": {"parameters": true}"#, "known only after apply"),
      (#", "after_unknown": {"parameters": {"Days": true}}"#, "known only after apply"),
      (#", "after_sensitive": {"parameters": {"Days": true}}"#, "is sensitive"),
      (#", "after_sensitive": {"template_body": true}"#, "is not examined"),
      (#", "after_sensitive": true"#, "is not examined"),
    ]
  )
  func `tells what a plan does not show`(_ marks: String, _ part: String) throws {
    try plan("aws_cloudformation_stack", Self.body, more: marks)
    let lines = try lines("plan.json")
    #expect(lines.first?.contains(part) == true, "\(lines)")
  }

  // MARK: Computed parameters

  @Test(
    arguments: [
      (#"{"template_body": {}}"#, "create", "1 plan: 1 cache, no problems"),
      (#"{"template_body": {}, "parameters": {}}"#, "create", "known only after apply"),
      (#"{"template_body": {}}"#, "update", "known only after apply"),
    ]
  )
  func `takes the defaults where a configuration sets no parameters`(
    _ expressions: String,
    _ action: String,
    _ part: String,
  ) throws {
    try plan(
      "aws_cloudformation_stack",
      Self.body,
      more: #", "after_unknown": {"parameters": true}"#,
    )
    let text = try String(contentsOfFile: "\(folder("plan.json"))", encoding: .utf8)
    let block =
      #""resources": [{"address": "aws_cloudformation_stack.s", "mode": "managed","#
      + #" "type": "aws_cloudformation_stack", "name": "s", "expressions": \#(expressions)}]"#
    try folder.write(
      "plan.json",
      text.replacing(#""root_module": {}"#, with: #""root_module": {\#(block)}"#)
        .replacing(#"["create"]"#, with: #"["\#(action)"]"#),
    )
    let lines = try lines("plan.json")
    #expect(lines.first?.contains(part) == true, "\(lines)")
  }

  // MARK: Overrides

  /// Writes a plan with a stack set `s`, and another change.
  private func plan(_ set: String, and type: String, _ change: String) throws {
    try plan("aws_cloudformation_stack_set", Self.body + set)
    let text = try String(contentsOfFile: "\(folder("plan.json"))", encoding: .utf8)
    let other =
      #"}, {"address": "\#(type).i", "mode": "managed", "type": "\#(type)", "name": "i","#
      + #" "change": {"actions": ["create"], \#(change)}}], "configuration""#
    try folder.write("plan.json", text.replacing(#"}], "configuration""#, with: other))
  }

  @Test(
    arguments: [
      (#""after": {"parameter_overrides": {"Days": "0"}}"#, "in some accounts"),
      (#""after": {}, "after_unknown": {"parameter_overrides": true}"#, "known only after apply"),
      (
        #""after": {"parameter_overrides": {}},"#
          + #" "after_unknown": {"parameter_overrides": {"Days": true}}"#,
        "in some accounts"
      ),
      (
        #""after": {"stack_set_name": "s", "parameter_overrides": {"Days": "0"}}"#,
        "in some accounts"
      ),
      (
        #""after": {"stack_set_name": "s:1-2", "parameter_overrides": {"Days": "0"}}"#,
        "in some accounts"
      ),
      (#""after": {"stack_set_name": "t", "parameter_overrides": {"Days": "0"}}"#, nil),
      (
        #""after": {"stack_set_name": "t"}, "after_unknown": {"parameter_overrides": true}"#, nil
      ),
    ]
  )
  func `finds the overrides of instances`(_ change: String, _ part: String?) throws {
    for type in ["aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances"] {
      try plan(#", "name": "s""#, and: type, change)
      let lines = try lines("plan.json")
      #expect(lines.count == (part == nil ? 1 : 2), "\(lines)")
      if let part { #expect(lines[0].contains(part), "\(lines)") }
    }
  }

  @Test(
    arguments: [
      ("", #"{"stack_instances_group": true}"#, "known only after apply"),
      (
        #", "stack_instances_group": [{"parameter_overrides": [{"parameter_value": "0"}]}]"#,
        #"{"stack_instances_group": [{"parameter_overrides": [{"parameter_key": true}]}]}"#,
        "known only after apply"
      ),
      (
        #", "stack_instances_group": [{"parameter_overrides": [{"parameter_key": "Days"}]}]"#,
        #"{"stack_instances_group": [{}]}"#, "in some accounts"
      ),
      (
        #", "stack_instances_group": [{"parameter_overrides": []}]"#,
        #"{"stack_instances_group": [{}]}"#, "1 plan: 1 cache, no problems"
      ),
    ]
  )
  func `finds the overrides of groups`(
    _ groups: String,
    _ unknown: String,
    _ part: String,
  ) throws {
    try plan(
      "awscc_cloudformation_stack_set",
      Self.body + groups,
      more: #", "after_unknown": \#(unknown)"#,
    )
    let lines = try lines("plan.json")
    #expect(lines.first?.contains(part) == true, "\(lines)")
  }

  // MARK: Other changes

  @Test(
    arguments: [
      (
        #""after": {"type_name": "AWS::CloudFormation::Stack"}"#,
        "'aws_cloudcontrolapi_resource.i' deploys a stack by Cloud Control"
      ),
      (#""after": {}, "after_unknown": {"type_name": true}"#, "may create a cache"),
      (#""after": {"type_name": "AWS::SNS::Topic"}"#, nil),
    ]
  )
  func `notes stacks of Cloud Control`(_ change: String, _ part: String?) throws {
    try plan("", and: "aws_cloudcontrolapi_resource", change)
    let lines = try lines("plan.json")
    #expect(lines.count == (part == nil ? 1 : 2), "\(lines)")
    if let part { #expect(lines[0].contains(part), "\(lines)") }
  }

  @Test func `notes deferred stacks`() throws {
    try plan("aws_cloudformation_stack", Self.body)
    let text = try String(contentsOfFile: "\(folder("plan.json"))", encoding: .utf8)
    let deferred =
      #""deferred_changes": [{"reason": "provider_config_unknown", "resource_change":"#
      + #" {"address": "aws_cloudformation_stack.d", "mode": "managed","#
      + #" "type": "aws_cloudformation_stack", "name": "d","#
      + #" "change": {"actions": ["create"], "after": {\#(Self.body)}}}}], "configuration""#
    try folder.write("plan.json", text.replacing(#""configuration""#, with: deferred))
    let lines = try lines("plan.json")
    #expect(
      lines.first?.contains("'aws_cloudformation_stack.d' deploys is not") == true,
      "\(lines)"
    )
  }
}
