import Foundation
import LintTestSupport
import Testing

/// What the command reads of Terragrunt and of stacks, and what it reports of them.
struct TerragruntTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  /// Writes a module with a limit that is 0 by default, and a root configuration for two units.
  private func writeProject() throws {
    try folder.write(
      "modules/redis/main.tf",
      """
      variable "days" {
        default = 0
      }
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = var.days
      }

      """,
    )
    try folder.write(
      "live/root.hcl",
      "inputs = local.stage\nlocals {\n  stage = \(Self.stage)\n}\n"
    )
    for (stage, days) in [("dev", 0), ("prod", 7)] {
      try folder.write("live/\(stage)/stage.hcl", "locals {\n  days = \(days)\n}\n")
      try folder.write("live/\(stage)/redis/terragrunt.hcl", Self.unit)
    }
  }

  private static let stage =
    "read_terragrunt_config(find_in_parent_folders(\"stage.hcl\")).locals"

  private static let unit = """
    terraform {
      source = "../../../modules//redis"
    }
    include "root" {
      path = find_in_parent_folders("root.hcl")
    }

    """

  private func run(_ arguments: String..., in name: String = "") throws -> LintProcess {
    try LintProcess(["-f", "concise"] + arguments, in: "\(folder(name))")
  }

  /// The places and severities of the findings of a run.
  private func findings(_ arguments: String..., in name: String = "") throws -> [String] {
    let run = try LintProcess(["-q", "-f", "concise"] + arguments, in: "\(folder(name))")
    #expect(run.status < 2, "\(run.error)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ": ").prefix(2).joined(separator: " ")
    }
  }

  @Test func `judges a module through the units that call it`() throws {
    try writeProject()
    #expect(try findings(".") == ["live/dev/redis/terragrunt.hcl:4:1 error"])
    #expect(try run(".").output.hasSuffix("2 root modules: 2 caches, 1 error\n"))
    #expect(try findings(".", in: "live/dev/redis") == ["terragrunt.hcl:4:1 error"])
  }

  @Test func `judges a library for itself whatever its examples call`() throws {
    try writeProject()
    try folder.remove("live")
    try folder.write(
      "modules/redis/examples/one/terragrunt.hcl",
      "terraform {\n  source = \"../..\"\n}\ninputs = {\n  days = 7\n}\n",
    )
    #expect(try findings(".") == ["modules/redis/main.tf:5:30 error"])
  }

  @Test func `shows what a module does in all its units once`() throws {
    try writeProject()
    let main = "resource \"aws_elasticache_replication_group\" \"a\" {\n}\n"
    try folder.write("modules/redis/main.tf", main)
    #expect(try findings(".") == ["modules/redis/main.tf:1:1 error"])
    let units = "in 'live/dev/redis' and 'live/prod/redis':"
    #expect(
      try run(".").output.contains("'aws_elasticache_replication_group.a' \(units)")
    )
  }

  @Test(arguments: [
    ("live/dev/redis/terragrunt.hcl", 1), ("live/prod/redis/terragrunt.hcl", 0),
    ("live/dev/stage.hcl", 1), ("live/prod/stage.hcl", 0), ("live/root.hcl", 1),
    ("modules/redis/main.tf", 1),
  ])
  func `leads from a file to the units that read it`(_ path: String, _ count: Int) throws {
    try writeProject()
    #expect(try findings(path).count == count)
  }

  @Test(arguments: [
    ("live/dev/stage.yaml", 1), ("live/prod/stage.yaml", 0), ("live/other.yaml", 0),
  ])
  func `leads from a file of data to the units that read it`(_ path: String, _ count: Int) throws {
    try writeProject()
    try folder.write(
      "live/root.hcl",
      "inputs = yamldecode(file(find_in_parent_folders(\"stage.yaml\")))\n",
    )
    for (stage, days) in [("dev", 0), ("prod", 7)] {
      try folder.write("live/\(stage)/stage.yaml", "days: \(days)\n")
    }
    try folder.write("live/other.yaml", "days: 0\n")
    #expect(try findings(path).count == count)
  }

  @Test func `reads nothing outside of the repository`() throws {
    try writeProject()
    try folder.remove(".git")
    try folder.makeFolder("live/dev/.git")
    let findings = try findings(".", in: "live/dev")
    #expect(findings == ["redis/terragrunt.hcl:2:12 note"])
  }

  @Test func `passes over files of other programs`() throws {
    for name in ["a.pkr.hcl", "a.tftest.hcl", "a.nomad.hcl", ".tflint.hcl", "job.hcl"] {
      try folder.write(name, "resource \"aws_elasticache_cluster\" \"a\" {\n}\n")
    }
    let run = try run(".")
    #expect(run.status == 0)
    #expect(run.output == "nothing to lint: 5 of another kind\n")
  }

  @Test func `reports an unreadable unit of a module with caches`() throws {
    try writeProject()
    try folder.write("live/dev/redis/terragrunt.hcl", "\(Self.unit)inputs = {{\n")
    let run = try run(".")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("live/dev/redis/terragrunt.hcl:8:1: error:"))
    try folder.write("live/dev/redis/terragrunt.hcl", "inputs = {{\n")
    #expect(try self.run(".").status == 0)
  }

  @Test func `notes what stacks may hold`() throws {
    let source = "  source = \"../units/redis\"\n}\n"
    try folder.write(
      "a/terragrunt.stack.hcl",
      "unit \"redis\" {\n\(source)unit \"vpc\" {\n  source = \"../vpc\"\n}\n"
    )
    try folder.write(
      "b/stack.tfcomponent.hcl",
      "component \"cache\" {\n  source = \"./caches\"\n}\n"
    )
    try folder.write("b/stack.tfdeploy.hcl", "deployment \"dev\" {\n}\n")
    #expect(
      try findings(".")
        == ["a/terragrunt.stack.hcl:2:12 note", "b/stack.tfcomponent.hcl:2:12 note"]
    )
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges what has changed`() throws {
    let git = Git(folder: folder)
    try folder.remove(".git")
    try git.run("init", "--quiet")
    try writeProject()
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    #expect(try findings("--changed-since=HEAD", ".") == [])
    try folder.write("live/prod/stage.hcl", "locals {\n  days = 1\n}\n")
    #expect(try findings("--changed-since=HEAD", ".") == [])
    try folder.write("live/dev/stage.hcl", "locals {\n  days = null\n}\n")
    #expect(
      try findings("--changed-since=HEAD", ".") == ["live/dev/redis/terragrunt.hcl:4:1 error"]
    )
  }

  @Test func `lets the plan of a unit decide`() throws {
    try writeProject()
    try TerraformProject.write(to: folder, root: "other", module: "other/redis")
    let plan = try String(contentsOfFile: "\(folder("other/plan.json"))", encoding: .utf8)
    try folder.remove("other")
    try folder.write("plans/live/dev/redis/tfplan.json", plan)
    let findings = try findings(".")
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.hasPrefix("plans/live/dev/redis/tfplan.json:") })
    #expect(try self.findings("live").count == 1)
  }

  @Test func `fixes an input that is written in the unit`() throws {
    try writeProject()
    try folder.write("live/dev/redis/terragrunt.hcl", "\(Self.unit)inputs = {\n  days = 0\n}\n")
    #expect(try findings("--fix", ".") == [])
    let unit = try String(
      contentsOfFile: "\(folder("live/dev/redis/terragrunt.hcl"))",
      encoding: .utf8,
    )
    #expect(unit.hasSuffix("inputs = {\n  days = 7\n}\n"))
  }

  @Test func `keeps the units of one module apart in a baseline`() throws {
    try writeProject()
    _ = try run("--write-baseline", "baseline.json", ".")
    #expect(try findings("--baseline", "baseline.json", ".") == [])
    try folder.write("live/prod/stage.hcl", "locals {\n  days = 0\n}\n")
    #expect(
      try findings("--baseline", "baseline.json", ".") == [
        "live/prod/redis/terragrunt.hcl:4:1 error"
      ]
    )
  }
}
