import Foundation
import LintTestSupport
import Testing

@testable import lint

/// Which root modules of a repository the command judges, and what it reports of them.
struct RootModuleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private func writeCache(_ path: String, days: String? = nil, more: String = "") throws {
    let limit = days.map { "  snapshot_retention_limit = \($0)\n" } ?? ""
    try folder.write(
      path,
      "resource \"aws_elasticache_replication_group\" \"a\" {\n\(limit)}\n\(more)",
    )
  }

  private func writeCall(_ path: String, source: String, _ argument: String = "") throws {
    try folder.write(path, "module \"m\" {\n  source = \"\(source)\"\n\(argument)}\n")
  }

  private static let days = "variable \"days\" {\n  default = 0\n}\n"

  /// The places and severities of the findings of a run.
  private func findings(_ arguments: String..., in name: String = "") throws -> [String] {
    let run = try LintProcess(["-q", "-f", "concise"] + arguments, in: "\(folder(name))")
    #expect(run.status < 2, "\(run.error)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ": ").prefix(2).joined(separator: " ")
    }
  }

  @Test func `judges a module through its callers`() throws {
    try writeCache("cache/main.tf", days: "var.days", more: Self.days)
    try writeCall("live/main.tf", source: "../cache", "  days = 7\n")
    #expect(try findings(".") == [])
    #expect(try findings("cache") == [])
    try writeCall("dev/main.tf", source: "../cache")
    #expect(try findings(".") == ["dev/main.tf:1:1 error"])
    // The finding concerns the named folder, although it is shown at the call.
    #expect(try findings("cache") == ["dev/main.tf:1:1 error"])
    #expect(try findings("cache/main.tf") == ["dev/main.tf:1:1 error"])
    #expect(try findings("live") == [])
    #expect(try findings(".", in: "cache") == ["../dev/main.tf:1:1 error"])
  }

  @Test func `judges a library for itself whatever its examples call`() throws {
    try writeCache("main.tf", days: "var.days", more: Self.days)
    try writeCall("examples/complete/main.tf", source: "../../", "  days = 7\n")
    #expect(try findings(".") == ["main.tf:2:30 error"])
  }

  @Test func `judges modules that call each other`() throws {
    try writeCall("a/main.tf", source: "../b")
    try writeCall("b/main.tf", source: "../a")
    try writeCache("a/cache.tf", days: "0")
    #expect(try findings(".") == ["a/cache.tf:2:30 error", "b/main.tf:1:1 note"])
  }

  @Test func `lets the plan decide`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    let plan = try findings("live/plan.json")
    #expect(try findings(".") == plan)
  }

  @Test func `takes values of variables`() throws {
    try writeCache(
      "main.tf",
      days: "terraform.workspace == \"prod\" ? var.days : 7",
      more: "variable \"days\" {\n  type = number\n}\n",
    )
    try folder.write("values/0.tfvars", "days = 0\n")
    #expect(try findings("--workspace=dev", "--var=days=0", ".") == [])
    #expect(try findings("--workspace=prod", "--var=days=7", ".") == [])
    #expect(try findings("--workspace=prod", "--var=days=0", ".") == ["main.tf:2:62 error"])
    #expect(try findings("--workspace=prod", "--var-file=values/0.tfvars", ".").count == 1)
    try folder.write(".elasticache-lint.yml", "workspace: prod\nvar:\n  days: 0\n")
    #expect(try findings(".") == ["main.tf:2:62 error"])
  }

  @Test func `gives variable files to the module that they belong to`() throws {
    try writeCache(
      "main.tf",
      days: "var.days",
      more: "variable \"days\" {\n  default = 7\n}\nmodule \"x\" {\n  source = \"./x\"\n}\n",
    )
    try folder.write("x/main.tf", "variable \"days\" {\n  default = 3\n}\n")
    try folder.write("x/terraform.tfvars", "days = 0\n")
    try folder.write("x/values/0.tfvars", "days = 0\n")
    try folder.write("examples/all/main.tf", "variable \"days\" {}\n")
    try folder.write("examples/all/0.tfvars", "days = 0\n")
    try folder.write("node_modules/y/0.tfvars", "days = 0\n")
    try folder.write(".cache/0.tfvars", "days = 0\n")
    #expect(try findings(".") == [])
    try folder.write("envs/dev/terraform.tfvars", "days = 0\n")
    #expect(try findings(".") == ["main.tf:2:30 warning"])
  }

  @Test func `refuses a variable that nothing declares`() throws {
    try writeCache("main.tf", days: "var.days", more: Self.days)
    let run = try LintProcess(["--var=dayz=7", "."], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(
      run.error
        == "Error: --var: no root module that was linted declares variable 'dayz'; did you mean 'days'?\n"
    )
  }

  @Test func `reports an unreadable file of a module with caches only`() throws {
    try writeCache("caches/main.tf", days: "0")
    try folder.write("caches/broken.tf", "resource {{\n")
    try folder.write("other/broken.tf", "resource {{\n")
    try writeCache("live/main.tf", days: "0")
    let run = try LintProcess(["-q", "-f", "concise", "."], in: "\(folder.path)")
    #expect(run.status == 2)
    let places = run.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(places == ["caches/broken.tf:1:11:", "live/main.tf:2:30:"])
  }

  @Test func `reads nothing outside of the repository`() throws {
    try folder.makeFolder("inner/.git")
    try writeCache("outside/main.tf", days: "0")
    try writeCall("inner/main.tf", source: "../outside")
    try folder.link("inner/linked", to: "../outside")
    try writeCall("inner/other/main.tf", source: "../linked")
    #expect(
      try findings(".", in: "inner") == ["main.tf:1:1 note", "other/main.tf:1:1 note"]
    )
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges what has changed`() throws {
    let git = Git(folder: folder)
    try folder.remove(".git")
    try git.run("init", "--quiet")
    try writeCache("cache/main.tf", days: "var.days", more: Self.days)
    try writeCall("dev/main.tf", source: "../cache")
    try writeCall("live/main.tf", source: "../cache")
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    #expect(try findings("--changed-since=HEAD", ".") == [])
    try folder.write("dev/more.tf", "locals {}\n")
    #expect(try findings("--changed-since=HEAD", ".") == ["dev/main.tf:1:1 error"])
    try folder.write("cache/more.tf", "locals {}\n")
    #expect(try findings("--changed-since=HEAD", ".").count == 2)
  }
}
