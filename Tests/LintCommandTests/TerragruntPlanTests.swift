import Foundation
import LintTestSupport
import Testing

/// What the command reports of the plans of Terragrunt units.
struct TerragruntPlanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write(
      "modules/redis/main.tf",
      """
      variable "days" {
        type = number
      }
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = var.days
      }

      """,
    )
    for stage in ["dev", "prod"] {
      try writeUnit("\(Self.inputs)  days = 0\n}\n", stage)
      try writePlan(days: "0", "plans/live/\(stage)/redis/tfplan.json")
    }
  }

  private static let inputs = "inputs = {\n"
  private static let comment = "# elasticache-lint: allow backups-off -- cache"

  /// Writes a unit of the module, whose inputs start at line 4.
  private func writeUnit(_ inputs: String, _ stage: String = "dev") throws {
    let source = "terraform {\n  source = \"../../../modules//redis\"\n}\n"
    try folder.write("live/\(stage)/redis/terragrunt.hcl", source + inputs)
  }

  private func writePlan(days: String, _ path: String) throws {
    let address = "aws_elasticache_replication_group.a"
    try folder.write(
      path,
      #"""
      {"format_version":"1.2","variables":{"days":{"value":\#(days)}},"planned_values":{},
       "resource_changes":[{"address":"\#(address)","mode":"managed",
        "type":"aws_elasticache_replication_group","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":\#(days)}}}],
       "configuration":{"root_module":{"variables":{"days":{}},"resources":[{"address":"\#(address)",
        "mode":"managed","type":"aws_elasticache_replication_group","name":"a",
        "expressions":{"snapshot_retention_limit":{"references":["var.days"]}}}]}}}
      """#,
    )
  }

  /// The places and severities of the findings of a run.
  private func findings(_ arguments: String..., in name: String = "") throws -> [String] {
    let run = try LintProcess(["-q", "-f", "concise"] + arguments, in: "\(folder(name))")
    #expect(run.status < 2, "\(run.error)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ": ").prefix(2).joined(separator: " ")
    }
  }

  private static let (dev, prod) = (
    "live/dev/redis/terragrunt.hcl:5:10 error", "live/prod/redis/terragrunt.hcl:5:10 error"
  )

  @Test func `points at the inputs of the unit`() throws {
    #expect(try findings(".") == [Self.dev, Self.prod])
    #expect(try findings("plans") == [Self.dev, Self.prod])
    #expect(try findings("plans/live/dev/redis/tfplan.json") == [Self.dev])
    #expect(
      try findings("tfplan.json", in: "plans/live/dev/redis") == ["tfplan.json:4:70 error"]
    )
    // The unit of a plan with another path is known only if the user names it, or beside it.
    try writePlan(days: "0", "plan.json")
    #expect(try findings("plan.json") == ["plan.json:4:70 error"])
    #expect(try findings("--source-root=live/prod/redis", "plan.json") == [Self.prod])
    try writePlan(days: "0", "live/prod/redis/plan.json")
    #expect(try findings("live/prod/redis/plan.json") == [Self.prod])
  }

  @Test(arguments: [
    "inputs = {\n  # elasticache-lint: allow backups-off -- cache\n  days = 0\n}\n",
    "# elasticache-lint: allow backups-off -- cache\ninputs = {\n  days = 0\n}\n",
    "inputs = {\n  days = 0 # elasticache-lint: allow backups-off -- cache\n}\n",
  ])
  func `accepts what comments in the unit accept`(_ inputs: String) throws {
    try writeUnit(inputs)
    #expect(try findings("live") == [Self.prod])
    #expect(try findings(".") == [Self.prod])
    #expect(try findings("plans") == [Self.prod])
  }

  @Test func `accepts what a comment at the call of the module accepts`() throws {
    try folder.write(
      "live/dev/redis/terragrunt.hcl",
      """
      # elasticache-lint: allow backups-off -- cache
      terraform {
        source = "../../../modules//redis"
      }
      inputs = {
        days = 0
      }

      """,
    )
    for path in ["live", ".", "plans"] { #expect(try findings(path) == [Self.prod], "\(path)") }
  }

  @Test func `accepts what comments in the module accept`() throws {
    let path = "modules/redis/main.tf"
    let module = try String(contentsOfFile: "\(folder(path))", encoding: .utf8)
    try folder.write(
      path,
      module.replacing("var.days\n", with: "var.days \(Self.comment)\n"),
    )
    for path in ["live", ".", "plans"] { #expect(try findings(path) == [], "\(path)") }
  }

  @Test func `points at values that the unit includes`() throws {
    try folder.write("live/root.hcl", "\(Self.inputs)  days = 0\n}\n")
    try writeUnit("include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n")
    let place = "live/dev/redis/terragrunt.hcl:4:1 error"
    for path in ["live", "."] {
      #expect(try findings(path) == [place, Self.prod], "\(path)")
    }
    try folder.write(
      "live/root.hcl",
      "\(Self.inputs)  days = 0 \(Self.comment)\n}\n"
    )
    for path in ["live", "."] { #expect(try findings(path) == [Self.prod], "\(path)") }
  }

  @Test func `points at inputs that only Terragrunt knows`() throws {
    try writeUnit("\(Self.inputs)  days = get_env(\"DAYS\")\n}\n")
    #expect(try findings(".") == [Self.dev, Self.prod])
    let dependency = "dependency \"a\" {\n  config_path = \"../a\"\n}\n"
    try writeUnit("\(dependency)inputs = dependency.a.outputs\n")
    #expect(try findings(".") == ["live/dev/redis/terragrunt.hcl:1:1 error", Self.prod])
  }

  @Test func `points at a part of an input with others that only Terragrunt knows`() throws {
    try folder.write(
      "modules/redis/main.tf",
      """
      variable "days" {
        type = object({ days = number, zone = string })
      }
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = var.days.days
      }

      """,
    )
    let path = "plans/live/dev/redis/tfplan.json"
    try writePlan(days: "0", path)
    let plan = try String(contentsOfFile: "\(folder(path))", encoding: .utf8)
    try folder.write(
      path,
      plan.replacing(#"{"value":0}"#, with: #"{"value":{"days":0,"zone":"a"}}"#),
    )
    try writeUnit("inputs = {\n  days = {\n    days = 0\n    zone = get_env(\"ZONE\")\n  }\n}\n")
    #expect(try findings("plans/live/dev") == ["live/dev/redis/terragrunt.hcl:6:12 error"])
  }

  @Test func `asks for another plan where an input has changed`() throws {
    try writeUnit("\(Self.inputs)  days = 7\n}\n")
    let run = try LintProcess(["plans/live/dev"], in: "\(folder(""))")
    #expect(run.status == 1)
    #expect(run.output.contains("plan again: the configuration in 'live/dev/redis' has changed"))
    #expect(run.output.contains("--> plans/live/dev/redis/tfplan.json:4:70"))
    try writePlan(days: "7", "plans/live/dev/redis/tfplan.json")
    #expect(try findings(".") == [Self.prod])
    // The plan decides.
    try writeUnit("\(Self.inputs)  days = 0\n}\n")
    #expect(try findings(".") == [Self.prod])
  }

  @Test func `fixes the unit`() throws {
    #expect(try LintProcess(["--fix", "."], in: "\(folder(""))").status == 1)
    for stage in ["dev", "prod"] {
      let path = "live/\(stage)/redis/terragrunt.hcl"
      let unit = try String(contentsOfFile: "\(folder(path))", encoding: .utf8)
      #expect(unit.hasSuffix("inputs = {\n  days = 7\n}\n"))
    }
    #expect(try findings("live") == [])
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges what has changed`() throws {
    let git = Git(folder: folder)
    try folder.remove(".git")
    try git.run("init", "--quiet")
    try folder.write("live/root.hcl", "\(Self.inputs)  days = 7\n}\n")
    let include = "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"
    try writeUnit(include)
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    #expect(try findings("--changed-since=HEAD", ".") == [])
    let planned = "plans/live/dev/redis/tfplan.json:4:70 error"
    for text in ["\(Self.inputs)  days = 6\n}\n", "\(Self.inputs)  days = 0\n}\n"] {
      try folder.write("live/root.hcl", text)
      #expect(try findings("--changed-since=HEAD", ".").count == 1)
    }
    try git.run("checkout", "--quiet", "live/root.hcl")
    try folder.write("live/dev/redis/terragrunt.hcl", "# changed\n")
    #expect(try findings("--changed-since=HEAD", ".") == [planned])
  }
}
