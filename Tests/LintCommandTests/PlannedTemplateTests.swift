import Foundation
import LintTestSupport
import Testing

/// CloudFormation templates that are written as values in plans.
struct PlannedTemplateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let run = try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
    return run.output.split(separator: "\n").map(String.init)
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
}
