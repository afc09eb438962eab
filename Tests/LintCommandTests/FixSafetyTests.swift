import Foundation
import LintTestSupport
import Testing

/// What the edits and suppressions of the command must not do.
struct FixSafetyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static let template = """
    Resources:
      A:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          Engine: redis

    """

  private static let block = """
    resource "aws_elasticache_replication_group" "a" {
      snapshot_retention_limit = 0
    }

    """

  private func run(_ arguments: String..., in name: String = "") throws -> LintProcess {
    try LintProcess(arguments, in: "\(folder(name))")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder(name))", encoding: .utf8)
  }

  // MARK: Generated files

  @Test(arguments: [
    "cdk.out", ".aws-sam/build", ".serverless", ".terraform/modules/m", "cdktf.out/stacks/s",
  ])
  func `edits no generated file from inside its folder`(_ name: String) throws {
    try folder.write("\(name)/a.yml", Self.template)
    try folder.write("\(name)/main.tf", Self.block)
    for options in [["--fix", "--unsafe-fixes", "."], ["--suppress-all", "why", "."]] {
      let run = try LintProcess(options, in: "\(folder(name))")
      #expect(run.status == 1)
      #expect(run.output.contains("change the program that wrote this file"))
    }
    #expect(try text("\(name)/a.yml") == Self.template)
    #expect(try text("\(name)/main.tf") == Self.block)
  }

  @Test(arguments: [".", "templates", "templates/a.yml"])
  func `edits no generated file through a link`(_ path: String) throws {
    try folder.write("cdk.out/a.yml", Self.template)
    try folder.link("templates", to: "cdk.out")
    _ = try run("--fix", "--unsafe-fixes", path)
    _ = try run("--suppress-all", "why", path)
    #expect(try text("cdk.out/a.yml") == Self.template)
  }

  @Test func `edits no assembly in a folder of another name`() throws {
    let text = #"{"Resources":{"A":{"Type":"AWS::ElastiCache::ServerlessCache","Properties":{}}}}"#
    let artifact =
      #"{"type":"aws:cloudformation:stack","properties":{"templateFile":"S.template.json"}}"#
    try folder.write(
      "out/manifest.json",
      #"{"version":"36.0.0","artifacts":{"S":\#(artifact)}}"#
    )
    try folder.write("out/S.template.json", text)
    try folder.write("out/N.nested.template.json", text)
    try folder.write("other/manifest.json", #"{"name":"page"}"#)
    try folder.write("other/a.template.json", text)
    let fix = try run("--fix", "--unsafe-fixes", ".")
    #expect(fix.output.contains("fixed 1 of 3"))
    #expect(try self.text("out/S.template.json") == text)
    #expect(try self.text("out/N.nested.template.json") == text)
    #expect(try self.text("other/a.template.json") != text)
    _ = try run("--suppress-all", "why", ".")
    #expect(try self.text("out/S.template.json") == text)
  }

  @Test func `edits no configuration of CDKTF`() throws {
    let text = """
      {"//": {"metadata": {"backend": "local", "stackName": "s", "version": "0.20.11"}},
       "resource": {"aws_elasticache_serverless_cache": {"a": {"engine": "redis"}}}}

      """
    try folder.write("s/cdk.tf.json", text)
    let fix = try run("--fix", "--unsafe-fixes", ".")
    #expect(fix.output.contains("change the program that wrote this file"))
    _ = try run("--suppress-all", "why", ".")
    #expect(try self.text("s/cdk.tf.json") == text)
  }

  // MARK: Other deployments

  private static let cluster = """
    resource "aws_elasticache_cluster" "a" {
      cluster_id = "x"
      engine     = var.engine
    }

    variable "engine" {
      type = string
    }

    """

  @Test func `makes no edit that another variable file suffers from`() throws {
    try folder.write("main.tf", Self.cluster)
    try folder.write("dev.tfvars", "engine = \"redis\"\n")
    try folder.write("prod.tfvars", "engine = \"memcached\"\n")
    let run = try run("--fix", "--unsafe-fixes", "--var-file", "dev.tfvars", ".")
    #expect(run.output.contains("no edit is offered"))
    #expect(try text("main.tf") == Self.cluster)
  }

  @Test func `makes no edit that a deployment of another root module suffers from`() throws {
    try folder.write("m/main.tf", Self.cluster)
    let call = """
      module "m" {
        source = "../m"
        engine = var.engine
      }

      variable "engine" {
        type = string
      }

      """
    try folder.write("a/main.tf", call)
    try folder.write("b/main.tf", call)
    try folder.write("a/dev.tfvars", "engine = \"redis\"\n")
    try folder.write("b/dev.tfvars", "engine = \"redis\"\n")
    #expect(try run("--diff", "--var", "engine=redis", ".").output.contains("limit = 7"))
    try folder.write("b/prod.tfvars", "engine = \"memcached\"\n")
    #expect(try run("--diff", "--var", "engine=redis", ".").output.isEmpty)
  }

  @Test func `is unsafe where only a given value decides`() throws {
    let text = Self.template(engine: "!Ref E")
      .replacing(", Default: redis, AllowedValues: [redis, memcached]", with: "")
    try folder.write("a.yml", text)
    #expect(try run("--diff", "--parameter", "E=redis", ".").output.isEmpty)
    let run = try run("--diff", "--unsafe-fixes", "--parameter", "E=redis", ".")
    #expect(run.output.contains("\n+      SnapshotRetentionLimit: 7\n"))
  }

  @Test func `removes the empty line that it has inserted`() throws {
    try folder.write("main.tf", Self.cluster)
    for _ in 0..<2 {
      try folder.write("dev.tfvars", "engine = \"redis\"\n")
      _ = try run("--fix", ".")
      #expect(try text("main.tf").contains("= var.engine\n\n  snapshot_retention_limit = 7\n}"))
      try folder.write("dev.tfvars", "engine = \"memcached\"\n")
      _ = try run("--fix", "--unsafe-fixes", ".")
      #expect(try text("main.tf") == Self.cluster)
    }
  }

  private static func template(_ type: String = "String", engine: String) -> String {
    """
    Parameters:
      E: {Type: \(type), Default: redis, AllowedValues: [redis, memcached]}
    Resources:
      A:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: \(engine)

    """
  }

  @Test(arguments: [
    ("String", "!Ref E"), ("String", "!Sub '${E}'"),
    ("CommaDelimitedList", "!Select [0, !Ref E]"),
  ])
  func `makes no edit that an allowed engine suffers from`(
    _ type: String,
    _ engine: String
  ) throws {
    let text = Self.template(type, engine: engine)
    try folder.write("a.yml", text)
    let run = try run("--fix", "--unsafe-fixes", "a.yml")
    #expect(run.output.contains("no edit is offered"))
    #expect(try self.text("a.yml") == text)
    try folder.write("a.yml", text.replacing("memcached", with: "valkey8"))
    #expect(try self.run("--diff", "a.yml").status == 1)
  }

  @Test func `makes no edit that an allowed node type suffers from`() throws {
    let text = Self.template(engine: "redis")
      .replacing("[redis, memcached]", with: "[redis, cache.t1.micro]")
    try folder.write("a.yml", text + "      CacheNodeType: !Ref E\n")
    #expect(try run("--diff", "--unsafe-fixes", "a.yml").output.isEmpty)
  }

  @Test func `makes no edit that an engine passed by a parent suffers from`() throws {
    try folder.write(
      "parent.yml",
      """
      Parameters:
        E: {Type: String, Default: redis, AllowedValues: [redis, memcached]}
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yml, Parameters: {E: !Ref E}}

      """
    )
    let child = Self.template(engine: "!Ref E")
      .replacing(", Default: redis, AllowedValues: [redis, memcached]", with: "")
    try folder.write("child.yml", child)
    #expect(try run("--diff", "--unsafe-fixes", ".").output.isEmpty)
  }

  @Test func `inserts a limit where a condition selects the engine`() throws {
    let template = Self.template(engine: "!Ref E")
    let text =
      template.replacing("    Properties", with: "    Condition: R\n    Properties")
      + "Conditions: {R: !Equals [!Ref E, redis]}\n"
    try folder.write("a.yml", text)
    #expect(try run("--fix", "a.yml").output.hasPrefix("fixed 1 of 1"))
  }

  @Test func `fixes no cache by not creating it`() throws {
    try folder.write(
      "a.yml",
      """
      Parameters:
        Days: {Type: Number, Default: 0}
      Conditions:
        C: !Equals [!Ref Days, 0]
      Resources:
        A:
          Type: AWS::ElastiCache::ServerlessCache
          Condition: C
          Properties:
            SnapshotRetentionLimit: !Ref Days

      """
    )
    try folder.write(
      "main.tf",
      """
      variable "days" {
        default = 0
      }

      resource "aws_elasticache_replication_group" "a" {
        count                    = var.days == 0 ? 1 : 0
        snapshot_retention_limit = var.days
      }

      """
    )
    let run = try run("--fix", "--unsafe-fixes", ".")
    #expect(run.output.contains("\nfixed 0 of 2"))
    #expect(try text("a.yml").contains("Default: 0"))
    #expect(try text("main.tf").contains("default = 0"))
  }

  // MARK: Other users

  @Test(arguments: [
    """
    resource "null_resource" "a" {
      count = aws_elasticache_replication_group.a.snapshot_retention_limit == 0 ? 1 : 0
    }
    """,
    """
    check "a" {
      assert {
        condition     = aws_elasticache_replication_group.a.snapshot_retention_limit == 0
        error_message = "no backups"
      }
    }
    """,
    """
    locals {
      group = aws_elasticache_replication_group.a
    }
    """,
    """
    data "aws_elasticache_replication_group" "b" {
      replication_group_id = aws_elasticache_replication_group.a.id
    }

    output "limit" {
      value = data.aws_elasticache_replication_group.b.snapshot_retention_limit
    }
    """,
  ])
  func `is unsafe where something reads the limit`(_ reader: String) throws {
    try folder.write("main.tf", Self.block + "\n" + reader + "\n")
    let run = try run("--fix", ".")
    #expect(run.output.contains("fixed 0 of 1; 1 more with --unsafe-fixes"))
  }

  @Test func `is unsafe where a condition of the cache reads the limit`() throws {
    let condition = """
      lifecycle {
          postcondition {
            condition     = self.snapshot_retention_limit == 0
            error_message = "no backups"
          }
        }
      """
    try folder.write("main.tf", Self.block.replacing("= 0\n", with: "= 0\n\n  \(condition)\n"))
    #expect(try run("--fix", ".").output.contains("1 more with --unsafe-fixes"))
  }

  @Test func `is safe where something reads other attributes`() throws {
    let outputs = """
      output "id" {
        value = aws_elasticache_replication_group.a.id
      }

      output "all" {
        value      = aws_elasticache_replication_group.a
        depends_on = [aws_elasticache_replication_group.a]
      }

      """
    try folder.write("main.tf", Self.block + "\n" + outputs)
    #expect(try run("--fix", ".").output.hasPrefix("fixed 1 of 1"))
  }

  /// The module may read the item elsewhere.
  @Test(arguments: [
    ("main.tf", "module \"m\" {\n  source = \"./m\"\n  cfg = {\n    days = 0\n  }\n}\n"),
    (
      "terragrunt.hcl",
      "terraform {\n  source = \"./m\"\n}\ninputs = {\n  cfg = {\n    days = 0\n  }\n}\n"
    ),
  ])
  func `is unsafe at an item of an object that is passed`(
    _ path: String,
    _ caller: String,
  ) throws {
    try folder.write(
      "m/main.tf",
      """
      variable "cfg" {
        type = object({ days = number })
      }
      resource "aws_cloudwatch_log_group" "a" {
        retention_in_days = var.cfg.days
      }
      resource "aws_elasticache_replication_group" "a" {
        replication_group_id     = "a"
        description              = "a"
        snapshot_retention_limit = var.cfg.days
      }

      """,
    )
    try folder.write(path, caller)
    #expect(try run("--fix", ".").output.contains("1 more with --unsafe-fixes"))
    #expect(try text(path) == caller)
  }

  @Test(arguments: [
    (
      "x/main.tf",
      "locals {\n  m = \"../modules\"\n}\nmodule \"c\" {\n  source = \"${local.m}/c\"\n}\n"
    ),
    (
      "x/main.tf.json",
      "{\"locals\": {\"m\": \"../modules\"},\n"
        + "\"module\": {\"c\": {\"source\" : \"${local.m}\\/c\"}}}\n"
    ),
    ("x.tfcomponent.hcl", "component \"c\" {\n  source = \"./modules/c\"\n}\n"),
  ])
  func `is unsafe in a module with callers that are not judged`(
    _ path: String,
    _ caller: String,
  ) throws {
    try folder.write("modules/c/main.tf", Self.block)
    try folder.write(path, caller)
    #expect(try run("--fix", "modules").output.contains("1 more with --unsafe-fixes"))
    try folder.write(path, caller.replacing("/c\"", with: "/d\""))
    #expect(try run("--fix", "modules").output.hasPrefix("fixed 1 of 1"))
  }

  @Test(arguments: [
    (
      "main.tf",
      "resource \"aws_cloudformation_stack\" \"a\" {\n  template_body = file(\"a.yml\")\n}\n"
    ),
    (
      "main.tf",
      "resource \"aws_cloudformation_stack_set\" \"a\" {\n  template_body = file(\"a.yml\")\n}\n"
    ),
    (
      "b.yml",
      "AWSTemplateFormatVersion: '2010-09-09'\n"
        + "Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./a.yml}}\n"
    ),
  ])
  func `is not safe in a template that something else deploys`(
    _ path: String,
    _ user: String,
  ) throws {
    try folder.write("a.yml", Self.template)
    try folder.write(path, user)
    try folder.write("other/\(path)", user)
    #expect(try run("--fix", ".").output.contains("fixed 0 of "))
    try folder.remove(path)
    #expect(try run("--fix", ".").output.contains("fixed 1 of 1"))
  }

  // MARK: Terragrunt and nested stacks

  @Test func `is unsafe in a file that another unit includes`() throws {
    let root = """
      generate "main" {
        path      = "main.tf"
        if_exists = "overwrite"
        contents  = <<EOF
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = 0
      }
      EOF
      }

      """
    try folder.write("root.hcl", root)
    for name in ["dev", "prod"] {
      try folder.write(
        "\(name)/terragrunt.hcl",
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"
      )
    }
    #expect(try run("--fix", "dev").output.contains("1 more with --unsafe-fixes"))
    _ = try run("--suppress-all", "why", "dev")
    #expect(try text("root.hcl") == root)
    #expect(try run("--diff", ".").output.contains("root.hcl"))
  }

  @Test(arguments: [("0", "var.days"), ("7", "0")])
  func `accepts findings of a unit in its own file`(_ input: String, _ limit: String) throws {
    let module = """
      variable "days" {
        type = number
      }

      resource "aws_elasticache_serverless_cache" "a" {
        engine                   = "redis"
        snapshot_retention_limit = \(limit)
      }

      """
    let unit = "terraform {\n  source = \"../../m\"\n}\n\ninputs = {\n  days = \(input)\n}\n"
    try folder.write("m/main.tf", module)
    try folder.write("live/a/terragrunt.hcl", unit)
    #expect(try run("--suppress-all", "why", ".").status == 0)
    #expect(try text("m/main.tf") == module)
    #expect(
      try text("live/a/terragrunt.hcl").contains("# elasticache-lint: allow backups-off -- why\n")
    )
  }

  @Test(arguments: ["AllowedValues: [0, 1, 3]", "MaxValue: 5"])
  func `writes no value that a nested template refuses`(_ limits: String) throws {
    let child =
      "Parameters: {Days: {Type: Number, \(limits)}}\n" + Self.template
      + "      SnapshotRetentionLimit: !Ref Days\n"
    try folder.write("child.yml", child)
    let parent = """
      Resources:
        S:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: child.yml, Parameters: {Days: 0}}

      """
    try folder.write("parent.yml", parent)
    #expect(try run("--fix", "--unsafe-fixes", ".").status == 1)
    #expect(try text("parent.yml") == parent)
    try folder.write("parent.yml", parent.replacing("Days: 0", with: "Days: 7"))
    let refused = try run("-f", "concise", ".").output
    #expect(refused.contains("'7' as parameter 'Days' is "), "\(refused)")
    #expect(refused.contains("1 undecided"), "\(refused)")
  }

  @Test(arguments: [["--fix"], ["--suppress-all", "why"]])
  func `moves the lines of other findings`(_ options: [String]) throws {
    let repeated = """
        Other:
          Type: AWS::S3::Bucket
          Properties: {BucketName: a}
          Properties: {BucketName: b}

      """
    try folder.write("a.yml", Self.template + repeated)
    #expect(try run("-f", "concise", "a.yml").output.contains("first on line "))
    let run = try LintProcess(options + ["a.yml"], in: "\(folder(""))")
    #expect(run.output.contains(" 1 of 1"), "\(run.output)")
  }

  @Test func `writes no default that the rules of the template refuse`() throws {
    let template = """
      Parameters: {D: {Type: Number, Default: 0}}
      Rules: {R: {Assertions: [{Assert: !Contains [["0", "3"], !Ref D]}]}}
      Resources:
        E:
          Type: AWS::ElastiCache::ServerlessCache
          Properties: {SnapshotRetentionLimit: !Ref D}

      """
    try folder.write("a.yml", template)
    #expect(try run("--fix", "--unsafe-fixes", ".").status == 1)
    #expect(try text("a.yml") == template)
  }

  // MARK: Bytes

  @Test func `shows the bytes of other encodings in a diff`() throws {
    let latin = Data([UInt8](Self.block.utf8).dropLast(2) + [0x7D, 0x20, 0x23, 0x20, 0xE9, 0x0A])
    let text = Data([0x23, 0x20, 0xE9, 0x0A]) + latin
    try folder.write("main.tf", text)
    _ = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "lint --diff . > fixes.patch"],
      in: "\(folder(""))",
    )
    let patch = try Data(contentsOf: URL(filePath: "\(folder("fixes.patch"))"))
    #expect(patch.contains([0x23, 0x20, 0xE9, 0x0A]))
    #expect(!patch.contains(Data("\u{FFFD}".utf8)))
  }

  @Test func `suggests no lines that would lose bytes`() throws {
    let line = [UInt8](Self.block.utf8).split(separator: 0x0A)
    let limit = Array(line[1]) + Array(" # caf".utf8) + [0xE9]
    let text = Array(line[0]) + [0x0A] + limit + [0x0A] + Array("}\n".utf8)
    try folder.write("main.tf", Data(text))
    #expect(try !run("-f", "rdjson", ".").output.contains("suggestions"))
    let template = "Resources: {A: {Type: AWS::ElastiCache::ServerlessCache, Properties: {}}}\n"
    try folder.write("main.tf", "")
    try folder.write("a.yml", Data([0xEF, 0xBB, 0xBF] + template.utf8))
    #expect(try !run("-f", "rdjson", ".").output.contains("suggestions"))
    try folder.write("a.yml", template)
    #expect(try run("-f", "rdjson", ".").output.contains("suggestions"))
  }

  // MARK: Usage

  @Test func `refuses options that mean something else`() throws {
    try folder.write("templates/a.yml", Self.template)
    let reason = try run("--suppress-all", "templates/")
    #expect(reason.status == 2)
    #expect(reason.error.contains("--suppress-all takes a reason, and 'templates/' is a path."))
    #expect(try run("--suppress-all", "templates/", "templates", "--diff").status == 1)
    let name = try run("--stdin-filename", "x.yml")
    #expect(name.status == 2)
    #expect(name.error.contains("--stdin-filename goes with '-'"))
    let baseline = try run("--suppress-all", "why", "--write-baseline", "b.json")
    #expect(baseline.status == 2)
    #expect(
      baseline.error.contains("--write-baseline takes all findings, so not with --suppress-all.")
    )
  }
}
