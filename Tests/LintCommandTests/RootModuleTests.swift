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

  @Test func `finds the configuration of a plan among all root modules`() throws {
    try TerraformProject.write(to: folder, root: "live/a", module: "redis")
    try writeCache("other/main.tf", days: "7")
    try folder.makeFolder("plans")
    let moved = ["\(folder("live/a/plan.json"))", "\(folder("plans/a.json"))"]
    try FileManager.default.moveItem(atPath: moved[0], toPath: moved[1])
    #expect(try findings(".") == ["redis/main.tf:2:30 error"])
    // Only their paths could tell two copies apart.
    try FileManager.default.copyItem(atPath: "\(folder("live/a"))", toPath: "\(folder("live/b"))")
    let findings = try findings(".")
    #expect(findings.count { $0 == "redis/main.tf:2:30 error" } == 2)
    #expect(findings.contains("plans/a.json:1:1 note"))
  }

  @Test func `notes a plan that matches no root module once`() throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    try folder.remove("live/main.tf")
    try folder.remove("redis/main.tf")
    try writeCache("other/main.tf", days: "0")
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    let notes = run.output.split(separator: "\n").filter { $0.contains("could not be matched") }
    #expect(notes.count == 1 && run.output.contains("other/main.tf:2:30: error"))
    #expect(run.output.contains("1 plan, 1 root module: 2 caches, 2 errors, 1 note"))
    #expect(try findings("live/plan.json").count == 1)
  }

  @Test func `judges each root with the settings of its folder`() throws {
    try writeCache("a/main.tf", days: "5")
    try writeCache("b/main.tf", days: "5")
    try folder.write("b/.elasticache-lint.yml", "minimum-days: 7\n")
    #expect(try findings(".") == ["b/main.tf:2:30 error"])
    try folder.remove("b/.elasticache-lint.yml")
    try folder.write(
      ".elasticache-lint.yml",
      "overrides: [{paths: a/, minimum-days: 7}]\n",
    )
    #expect(try findings(".") == ["a/main.tf:2:30 error"])
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges the roots that lead to what is staged or has changed`() throws {
    try folder.remove(".git")
    for index in 0..<50 {
      let module = index.isMultiple(of: 2) ? "even" : "odd"
      let days = [3, 4].contains(index) ? 0 : 7
      try writeCall("live/\(index)/main.tf", source: "../../\(module)", "  days = \(days)\n")
    }
    for module in ["even", "odd"] {
      try writeCall("\(module)/main.tf", source: "../base", "  days = var.days\n")
      try folder.write("\(module)/variables.tf", "variable \"days\" {}\n")
    }
    try writeCache("base/main.tf", days: "var.days", more: "variable \"days\" {}\n")
    try writeCache("top.tf", days: "0")
    let git = Git(folder: folder)
    try git.run("init", "--quiet")
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    let (three, four) = ("live/3/main.tf:3:10 error", "live/4/main.tf:3:10 error")
    #expect(try findings(".") == [three, four, "top.tf:2:30 error"])
    #expect(try findings("base/main.tf") == [three, four])
    #expect(try findings("odd/variables.tf") == [three])
    #expect(try findings("live/5/main.tf") == [])
    #expect(try findings("live/3/main.tf", "live/4/main.tf", "base/main.tf") == [three, four])
    #expect(try findings("top.tf") == ["top.tf:2:30 error"])
    #expect(try findings("--changed-since=HEAD", ".") == [])
    // A variable file belongs to the nearest module above it.
    try folder.write("live/4/env/dev.tfvars", "a = 1\n")
    #expect(try findings("--changed-since=HEAD", ".") == [four])
    #expect(try findings("live/4/env/dev.tfvars") == [four])
    try folder.write("odd/more.tf", "locals {}\n")
    #expect(try findings("--changed-since=HEAD", ".") == [three, four])
    try folder.remove("odd/more.tf")
    try folder.write("base/more.tf", "locals {}\n")
    #expect(try findings("--changed-since=HEAD", ".") == [three, four])
  }
}
