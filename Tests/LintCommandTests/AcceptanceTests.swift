import Foundation
import LintTestSupport
import Testing

/// The places where `--suppress-all` accepts findings.
struct AcceptanceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let comment = "# elasticache-lint: allow backups-off -- a copy"
  private static let request = #"{"rule": "backups-off", "reason": "a copy"}"#
  private static let cache = "Cache: {Type: AWS::ElastiCache::ServerlessCache}"

  /// Suppresses all findings, and expects that nothing is left and that one file has a new line.
  private func expect(_ line: String, above next: String, in name: String) throws {
    let old = try text(of: name)
    let run = try LintProcess(["--suppress-all", "a copy", "."], in: "\(folder.path)")
    #expect(run.status == 0, "\(run.output)")
    let new = try text(of: name)
    #expect(new == old.replacing(next, with: line + next, maxReplacements: 1), "\(new)")
    #expect(new != old)
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  // MARK: Elements of collections

  /// A comment at the resource would also accept elements that are written later.
  @Test(arguments: [("main.tf", "locals {\n  caches = "), ("terraform.tfvars", "caches = ")])
  func `are at the element that an instance was created for`(
    _ name: String,
    _ beginning: String,
  ) throws {
    let isLocal = name == "main.tf"
    let declaration = isLocal ? "" : "variable \"caches\" {}\n"
    let cache = """
      resource "aws_elasticache_serverless_cache" "this" {
        for_each                 = \(isLocal ? "local" : "var").caches
        name                     = each.key
        engine                   = "valkey"
        snapshot_retention_limit = each.value.days
      }

      """
    let collection = "\(beginning){\n    a = { days = 0 }\n    b = { days = 7 }\n  }\n"
    try folder.write("main.tf", declaration + cache + (isLocal ? collection + "}\n" : ""))
    if !isLocal { try folder.write(name, collection) }
    try expect("    \(Self.comment)\n", above: "    a = {", in: name)
    let old = try text(of: name)
    try folder.write(name, old.replacing("    b = {", with: "    c = { days = 0 }\n    b = {"))
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    #expect(run.status == 1 && run.output.contains(#"this["c"]"#), "\(run.output)")
    #expect(!run.output.contains(#"this["a"]"#))
  }

  /// A comment in the loop would also accept entries that are written later.
  @Test func `are at the entry that a loop finds in a mapping`() throws {
    let name = "a.yml"
    try folder.write(
      name,
      """
      Transform: AWS::LanguageExtensions
      Mappings:
        Limits:
          A:
            Days: 0
          B:
            Days: 7
      Resources:
        Fn::ForEach::Caches:
          - Name
          - [A, B]
          - Cache${Name}:
              Type: AWS::ElastiCache::ServerlessCache
              Properties:
                Engine: redis
                SnapshotRetentionLimit: !FindInMap [Limits, !Ref Name, Days]

      """,
    )
    try expect("      \(Self.comment)\n", above: "      Days: 0", in: name)
    let old = try text(of: name)
    let new = old.replacing("[A, B]", with: "[A, B, C]")
    try folder.write(name, new.replacing("    B:\n", with: "    C:\n      Days: 0\n    B:\n"))
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    #expect(run.status == 1 && run.output.contains("'CacheC'"), "\(run.output)")
    #expect(!run.output.contains("'CacheA'"))
  }

  // MARK: Values that a parent passes

  private func writeStacks() throws {
    try folder.write(
      "stacks/middle.yml",
      """
      Parameters: {Days: {Type: Number}, Name: {Type: String, Default: a}}
      Resources:
        Inner:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: cache.yml, Parameters: {Days: !Ref Days}}

      """,
    )
    try folder.write(
      "stacks/cache.yml",
      """
      Parameters: {Days: {Type: Number}}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: !Ref Days}

      """,
    )
  }

  @Test(arguments: ["cache.yml", "middle.yml"], ["0", "!Sub '0'"])
  func `are at the stack that passes the value`(_ template: String, _ value: String) throws {
    try writeStacks()
    try folder.write(
      "parent.yml",
      """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: stacks/\(template), Parameters: {Days: \(value)}}
        Other:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: stacks/\(template), Parameters: {Days: 7}}

      """,
    )
    let others = try ["cache.yml", "middle.yml"].map { try text(of: "stacks/\($0)") }
    try expect("  \(Self.comment)\n", above: "  Stack:", in: "parent.yml")
    #expect(try ["cache.yml", "middle.yml"].map { try text(of: "stacks/\($0)") } == others)
  }

  @Test func `are in the metadata of the stack in JSON`() throws {
    try writeStacks()
    try folder.write(
      "parent.json",
      """
      {"Resources": {"Stack": {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": "stacks/middle.yml", "Parameters": {"Days": 0}}
      }}}
      """,
    )
    let line = #","# + "\n  " + #""Metadata": {"elasticache-lint": {"allow": [\#(Self.request)]}}"#
    try expect(line, above: "\n}}}", in: "parent.json")
  }

  @Test func `hold at the value that is passed`() throws {
    try writeStacks()
    func stack(_ name: String, _ comment: String, at line: String) -> String {
      """
        \(name):
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: stacks/middle.yml
            Parameters:
              \(comment)
              Days: 0\(line)

      """
    }
    try folder.write(
      "parent.yml",
      "Resources:\n" + stack("Above", Self.comment, at: "")
        + stack("AtEnd", "# Days of backups", at: " \(Self.comment)")
        + stack("Other", "Name: x \(Self.comment)", at: ""),
    )
    let run = try LintProcess(["."], in: "\(folder.path)")
    #expect(run.output.contains("nested stack 'Other/Inner': SnapshotRetentionLimit is 0"))
    #expect(run.output.contains("1 error"), "\(run.output)")
    #expect(run.output.contains("1 warning, 2 suppressed"), "\(run.output)")
    #expect(run.output.contains("parent.yml:21:19"), "\(run.output)")
  }

  @Test func `is changed at the outermost stack`() throws {
    try writeStacks()
    try folder.write(
      "parent.yml",
      """
      Resources:
        Stack:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: stacks/middle.yml, Parameters: {Days: 0}}

      """,
    )
    let run = try LintProcess(["--fix", "--unsafe-fixes", "."], in: "\(folder.path)")
    #expect(run.status == 0, "\(run.output)")
    #expect(try text(of: "parent.yml").contains("{Days: 7}"))
  }

  // MARK: Templates in strings

  @Test(arguments: [
    "<<-EOT\n    {\n      \"Resources\": {\n        \"A\": {\"Type\": \"AWS::ElastiCache::ServerlessCache\"}"
      + "\n      }\n    }\n  EOT",
    "<<EOT\nResources:\n  A:\n    Type: AWS::ElastiCache::ServerlessCache\nEOT",
    "file(\"a.json\")",
  ])
  func `are at the block that has a template`(_ body: String) throws {
    try folder.write(
      "a.json",
      #"{"Resources": {"A": {"Type": "AWS::ElastiCache::ServerlessCache"}}}"#,
    )
    try folder.write(
      "main.tf",
      """
      # A stack.

      resource "aws_cloudformation_stack" "s" {
        name          = "s"
        template_body = \(body)
      }

      """,
    )
    if !body.hasPrefix("file") { try FileManager.default.removeItem(atPath: "\(folder("a.json"))") }
    try expect("\(Self.comment)\n", above: "resource", in: "main.tf")
  }

  @Test func `are at the block that has a local value`() throws {
    try folder.write(
      "main.tf",
      """
      locals {
        body = jsonencode({ Resources = { A = { Type = "AWS::ElastiCache::ServerlessCache" } } })
      }

      resource "aws_cloudformation_stack" "s" {
        name          = "s"
        template_body = local.body
      }

      """,
    )
    try expect("\(Self.comment)\n", above: "resource", in: "main.tf")
  }

  @Test func `are in a configuration that Terragrunt generates`() throws {
    try folder.write(
      "terragrunt.hcl",
      """
      generate "cache" {
        path      = "cache.tf"
        if_exists = "overwrite"
        contents  = <<-EOF
          resource "aws_elasticache_serverless_cache" "c" {
            name = "x"
          }
        EOF
      }

      """,
    )
    try expect("    \(Self.comment)\n", above: "    resource", in: "terragrunt.hcl")
  }

  @Test func `are at the block that has a desired state`() throws {
    try folder.write(
      "main.tf",
      """
      resource "aws_cloudcontrolapi_resource" "r" {
        type_name     = "AWS::ElastiCache::ServerlessCache"
        desired_state = <<EOT
      {
        "SnapshotRetentionLimit": 0
      }
      EOT
      }

      """,
    )
    try expect("\(Self.comment)\n", above: "resource", in: "main.tf")
  }

  @Test func `are at the stack set that has a template as text`() throws {
    try folder.write(
      "set.yml",
      """
      Resources:
        Set:
          Type: AWS::CloudFormation::StackSet
          Properties:
            StackSetName: s
            PermissionModel: SELF_MANAGED
            TemplateBody: |
              Resources:
                \(Self.cache)

      """,
    )
    try expect("  \(Self.comment)\n", above: "  Set:", in: "set.yml")
  }

  // MARK: Others

  @Test(arguments: [
    "local.days[var.env]",
    "var.env == \"prod\" ? 7 : var.env == \"dev\" ? local.days.dev : local.days.stage",
  ])
  func `are at the value beside one that is accepted`(_ limit: String) throws {
    try folder.write(
      "main.tf",
      """
      locals {
        days = {
          dev   = 0 \(Self.comment)
          stage = 0
          prod  = 7
        }
      }
      variable "env" {
        default = "prod"
      }
      resource "aws_elasticache_serverless_cache" "c" {
        name                     = "c"
        snapshot_retention_limit = \(limit)
      }

      """,
    )
    try expect("    \(Self.comment)\n", above: "    stage = 0", in: "main.tf")
  }

  @Test(arguments: ["0 /* c */", "local.z[\"b\"][1]"])
  func `are above arguments without indentation`(_ value: String) throws {
    try folder.write(
      "main.tf",
      """
      locals {
        z = { b = [1, 0] }
      }
      resource "aws_elasticache_serverless_cache" "c" {
      snapshot_retention_limit = \(value)
      }

      """,
    )
    try expect("\(Self.comment)\n", above: "snapshot_retention_limit", in: "main.tf")
  }

  @Test(arguments: [
    (#""name": "x""#, #", "annotations": {"elasticache-lint/allow": "backups-off -- a copy"}"#),
    (
      #""name": "x", "annotations": {"a": "b""#,
      #", "elasticache-lint/allow": "backups-off -- a copy""#
    ),
  ])
  func `are annotations of manifests in JSON`(_ metadata: String, _ added: String) throws {
    let end = metadata.contains("{") ? "}" : ""
    try folder.write(
      "k.json",
      """
      {"apiVersion": "elasticache.aws.upbound.io/v1beta1", "kind": "ReplicationGroup", "metadata": {\(metadata)\(end)},
       "spec": {"forProvider": {"region": "us-east-1", "snapshotRetentionLimit": 0}}}
      """,
    )
    try expect(added, above: end + "},\n", in: "k.json")
  }

  // MARK: Names

  @Test(arguments: [("0", true), ("!Sub '0'", false), ("!Ref Days", true), ("5", true)])
  func `corrects a name only if its value can be changed`(
    _ value: String,
    _ isChanged: Bool,
  ) throws {
    let template = """
      Parameters: {Days: {Type: Number, Default: 0}}
      Resources:
        Cache:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {Engine: redis, SnapshotRetentionlimit: \(value)}

      """
    try folder.write("a.yml", template)
    let run = try LintProcess(["--fix", "--unsafe-fixes", "."], in: "\(folder.path)")
    #expect(run.status == (isChanged ? 0 : 1), "\(run.output)")
    #expect(try (text(of: "a.yml") != template) == isChanged)
  }
}
