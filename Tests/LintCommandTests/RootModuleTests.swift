import Foundation
import LintTestSupport
import Testing

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

  @Test func `a suppression that other callers may need is not called unused`() throws {
    let comment = "# elasticache-lint: allow backups-off -- a pure cache"
    try writeCache("cache/main.tf", days: "var.days \(comment)", more: Self.days)
    try writeCall("live/main.tf", source: "../cache", "  days = 7\n")
    #expect(try findings("live/main.tf") == [])
    #expect(try findings("live") == [])
    // No other caller needs it.
    #expect(try findings(".") == ["cache/main.tf:2:41 warning"])
    try writeCall("dev/main.tf", source: "../cache")
    #expect(try findings(".") == [])
  }

  @Test func `takes values as the types of variables ask`() throws {
    try writeCache(
      "typed/main.tf",
      days: "lookup(var.cache, \"days\", 0)",
      more: "variable \"cache\" {\n  type = any\n}\n"
    )
    #expect(try findings("typed", "--var", "cache={ days = 7 }") == [])
    #expect(try findings("typed", "--var", "cache={}") == ["typed/main.tf:2:56 error"])
    try writeCache("untyped/main.tf", days: "var.days", more: Self.days)
    #expect(try findings("untyped", "--var", "days=7") == [])
  }

  @Test func `keeps suppressions for deployments other than the given one`() throws {
    let comment = "# elasticache-lint: allow backups-off -- a pure cache"
    try writeCache(
      "main.tf",
      days: "var.stage == \"live\" ? 7 : 0 \(comment)",
      more: "variable \"stage\" {\n  default = \"live\"\n}\n"
    )
    #expect(try findings(".") == [])
    #expect(try findings(".", "--var", "stage=live") == [])
  }

  @Test func `heeds suppressions in a variable file that is named`() throws {
    try writeCache("main.tf", days: "var.days", more: "variable \"days\" {}\n")
    try folder.write(
      "dev.tfvars",
      "days = 0 # elasticache-lint: allow backups-off -- a pure cache\n"
    )
    #expect(try findings(".") == [])
    #expect(try findings(".", "--var-file", "dev.tfvars") == [])
  }

  @Test func `judges with the settings of its own folder`() throws {
    try writeCache("prod/main.tf", days: "3")
    try writeCache("dev/main.tf", days: "3")
    let overrides = "overrides:\n  - paths: [\"prod/**\"]\n    minimum-days: 7\n"
    try folder.write(".elasticache-lint.yml", overrides)
    #expect(try findings(".") == ["prod/main.tf:2:30 error"])
    #expect(try findings("prod/main.tf") == ["prod/main.tf:2:30 error"])
    try folder.write("dev/.elasticache-lint.yml", "minimum-days: 14\n")
    #expect(try findings(".") == ["dev/main.tf:2:30 error", "prod/main.tf:2:30 error"])
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

  @Test func `shows no value that another one overrides`() throws {
    try writeCache(
      "main.tf",
      days: "local.a.days",
      more: "locals {\n  b = { days = 7 }\n  a = merge(local.b, { days = 0 })\n}\n",
    )
    let run = try LintProcess(["."], in: "\(folder.path)")
    #expect(run.output.contains("local value 'a' is written here"))
    #expect(!run.output.contains("'b'"), "\(run.output)")
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

  @Test func `lets the last option set a variable`() throws {
    try writeCache("main.tf", days: "var.days", more: "variable \"days\" {\n  default = 7\n}\n")
    try folder.write("values/0.tfvars", "days = 0\n")
    try folder.write("values/5.tfvars", "days = 5\n")
    let (zero, five) = ("--var-file=values/0.tfvars", "--var-file=values/5.tfvars")
    #expect(try findings("--var=days=3", zero, ".").count == 1)
    #expect(try findings("--var", "days=3", "--var-file", "values/0.tfvars", ".").count == 1)
    #expect(try findings(zero, "--var=days=3", ".") == [])
    #expect(try findings(five, "--var=days=3", zero, ".").count == 1)
    #expect(try findings(zero, five, ".") == [])
    #expect(try findings("--var=days=0", zero, "--var=days=2", ".") == [])
    try folder.write(".elasticache-lint.yml", "var: {days: 0}\nvar-file: [values/5.tfvars]\n")
    #expect(try findings(".").count == 1)
    #expect(try findings(five, ".") == [])
  }

  @Test func `names the variable that a remedy is about`() throws {
    try writeCache("main.tf", days: "var.days", more: "variable \"days\" {\n  default = 7\n}\n")
    try writeCall("live/main.tf", source: "../cache", "  keep = var.days\n}\nvariable \"days\" {\n")
    try writeCache(
      "cache/main.tf",
      days: "true ? var.keep : null",
      more: "variable \"keep\" {\n  default = 0\n}\n",
    )
    try folder.write("values/0.tfvars", "days = 0\n")
    func help(_ arguments: String...) throws -> [String] {
      try LintProcess(["-q"] + arguments, in: "\(folder.path)").output.split(separator: "\n")
        .compactMap { $0.split(separator: "= help: set ").dropFirst().first }
        .compactMap { $0.split(separator: " to the days").first.map(String.init) }
    }
    let file = "variable 'days' in 'values/0.tfvars'"
    #expect(try help("--var-file=values/0.tfvars", ".") == [file, file])
    #expect(try help("--var=days=0", ".").first == "variable 'days', given by --var,")
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
    try folder.write(".terraform/0.tfvars", "days = 0\n")
    try folder.write(".terragrunt-cache/0.tfvars", "days = 0\n")
    #expect(try findings(".") == [])
    try folder.write(".envs/dev.tfvars", "days = 0\n")
    #expect(try findings(".") == ["main.tf:2:30 warning"])
    try folder.remove(".envs")
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

  @Test(arguments: [
    ("no", "a number is required, not 'no'"),
    ("40", "the value of variable 'days' is not valid: At most 35."),
  ])
  func `refuses a value that its variable refuses`(_ value: String, _ reason: String) throws {
    let validation = """
        validation {
          condition     = var.days <= 35
          error_message = "At most 35."
        }
      """
    try writeCache(
      "live/main.tf",
      days: "var.days",
      more: "variable \"days\" {\n  type = number\n\(validation)\n}\n",
    )
    try writeCache("other/main.tf", days: "7")
    let run = try LintProcess(["--var=days=\(value)", "."], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(
      run.error
        == "Error: --var: variable 'days', declared at live/main.tf:4, refuses the value '\(value)': \(reason)\n"
    )
    #expect(try findings("--var=days=7", ".") == [])
  }

  @Test func `refuses a value that is no expression`() throws {
    try writeCache(
      "main.tf",
      days: "var.days[0]",
      more: "variable \"days\" {\n  type = list(number)\n}\n",
    )
    let run = try LintProcess(["--var=days=[1", "."], in: "\(folder.path)")
    #expect(run.status == 2)
    #expect(
      run.error
        == "Error: --var: variable 'days', declared at main.tf:4, refuses the value '[1': the text ends inside a bracket: expected ']'\n"
    )
    #expect(try findings("--var=days=[7]", ".") == [])
  }

  @Test func `warns of a name in a variable file that nothing declares`() throws {
    try writeCache("main.tf", days: "var.days", more: Self.days)
    try folder.write("some.tfvars", "days = 7\ndayz = 7\n")
    let run = try LintProcess(["-q", "--var-file=some.tfvars", "main.tf"], in: "\(folder.path)")
    #expect(run.status == 0)
    #expect(
      run.error
        == "Warning: some.tfvars:2: no root module that was linted declares variable 'dayz'; did you mean 'days'?\n"
    )
  }

  @Test func `reads files of the repository only`() throws {
    let names = ["inside", "outside", "linked", "piped", "folder"]
    try folder.write("days.yaml", "days: 7")
    try folder.write("inner/days.yaml", "days: 0")
    try folder.makeFolder("inner/.git")
    try folder.link("inner/linked.yaml", to: "../days.yaml")
    try folder.makeFolder("inner/folder.yaml")
    #expect(mkfifo("\(folder("inner/piped.yaml"))", 0o600) == 0)
    let paths = ["days.yaml", "../days.yaml", "linked.yaml", "piped.yaml", "folder.yaml"]
    for (name, path) in zip(names, paths) {
      try writeCache("inner/\(name)/main.tf", days: "yamldecode(file(\"../\(path)\")).days")
    }
    #expect(
      try findings(".", in: "inner") == [
        "folder/main.tf:2:30 note", "inside/main.tf:2:30 error", "linked/main.tf:2:30 note",
        "outside/main.tf:2:30 note", "piped/main.tf:2:30 note",
      ]
    )
  }

  @Test func `shows where the value of a loop is written`() throws {
    let loop = "each.value.days\n  for_each = var.caches"
    try writeCache("m/main.tf", days: loop, more: "variable \"caches\" {}\n")
    try folder.write("caches.yaml", "a: { days: 7 }\nb: { days: 0 }\n")
    let locals = "locals {\n  caches = yamldecode(file(\"caches.yaml\"))\n}\n"
    try writeCall("main.tf", source: "./m", "  caches = local.caches\n")
    try folder.write("locals.tf", locals)
    let run = try LintProcess(["-f", "text", "."], in: "\(folder.path)")
    for place in ["main.tf:3:12", "m/main.tf:2:30", "caches.yaml:2:12", "locals.tf:2:12"] {
      #expect(run.output.contains(" \(place)\n"))
    }
  }

  @Test func `shows the part of a local value that decides`() throws {
    let locals = "locals {\n  flags = {\n    days = 7\n    on   = false\n  }\n}\n"
    try writeCache("main.tf", days: "local.flags.on ? local.flags.days : 0", more: locals)
    let run = try LintProcess(["-f", "text", "."], in: "\(folder.path)")
    #expect(run.output.contains("--> main.tf:2:66"))
    #expect(run.output.contains("::: main.tf:7:12"))
  }

  @Test func `finds files by a pattern`() throws {
    try folder.write("live/caches/a.yaml", "days: 0")
    try folder.write("live/caches/b.yaml", "days: 7")
    try folder.write("live/caches/c.txt", "days: 0")
    try writeCache(
      "live/main.tf",
      days: "yamldecode(file(each.key)).days\n  for_each = fileset(path.module, \"caches/*.yaml\")",
    )
    let run = try LintProcess(["-f", "concise", "."], in: "\(folder.path)")
    #expect(run.output.contains("aws_elasticache_replication_group.a[\"caches/a.yaml\"]"))
    #expect(run.output.hasSuffix("1 root module: 2 caches, 1 error\n"))
    // A link to a folder may hold any files.
    try folder.link("live/caches/more", to: "../other")
    try folder.makeFolder("live/other")
    #expect(try findings(".") == ["live/main.tf:2:30 note"])
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

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges the roots that read a file that is staged or has changed`() throws {
    let git = Git(folder: folder)
    try folder.remove(".git")
    try git.run("init", "--quiet")
    let days = "yamldecode(file(\"${path.module}/../data/${var.name}.yaml\")).days"
    let name = "variable \"name\" {\n  default = \"a\"\n}\n"
    try writeCache("cache/main.tf", days: days, more: name)
    try writeCall("a/main.tf", source: "../cache")
    try writeCall("b/main.tf", source: "../cache", "  name = \"b\"\n")
    try writeCache("c/main.tf", days: "jsondecode(templatefile(\"0.json\", {}))")
    try folder.write("c/0.json", "0\n")
    try folder.write("data/a.yaml", "days: 0\n")
    try folder.write("data/b.yaml", "days: 0\n")
    try folder.write(
      "data/template.yaml",
      "Resources: {C: {Type: AWS::ElastiCache::CacheCluster}}\n"
    )
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    func roots(_ arguments: String...) throws -> [String] {
      let run = try LintProcess(["-f", "json"] + arguments, in: "\(folder.path)")
      return run.output.split(separator: "\"input\" : \"").dropFirst()
        .compactMap { $0.split(separator: "\"").first.map(String.init) }.sorted()
    }
    #expect(try roots("data/a.yaml") == ["a", "a"])
    #expect(try roots("data/b.yaml") == ["b", "b"])
    #expect(try roots("c/0.json", "data/a.yaml") == ["a", "a", "c", "c"])
    #expect(try roots("data/template.yaml") == ["data/template.yaml", "data/template.yaml"])
    #expect(try roots("--changed-since=HEAD", ".") == [])
    try folder.write("data/b.yaml", "days: 0 # no data\n")
    #expect(try roots("--changed-since=HEAD", ".") == ["b", "b"])
    try folder.remove("data/b.yaml")
    try folder.write("c/0.json", "0\n\n")
    #expect(try roots("--changed-since=HEAD", ".") == ["b", "b", "c", "c"])
  }

  @Test func `tells caches of several root modules apart`() throws {
    try writeCache("cache/main.tf", days: "0")
    for root in ["a", "b", "c"] { try writeCall("\(root)/main.tf", source: "../cache") }
    func output(_ format: String) throws -> String {
      try LintProcess(["-q", "-f", format, "."], in: "\(folder.path)").output
    }
    #expect(try output("concise").contains("'\(Self.cache)' in 'a' and 2 others: "))
    let (json, sarif) = (try output("json"), try output("sarif"))
    let (junit, gitlab) = (try output("junit"), try output("gitlab"))
    let fingerprints = gitlab.split(separator: "\n").filter { $0.contains("fingerprint") }
    #expect(Set(fingerprints).count == 3)
    for root in ["a", "b", "c"] {
      #expect(json.contains("\"input\" : \"\(root)\""))
      #expect(sarif.contains("\"resource/v1\" : \"\(root):\(Self.cache)\""))
      #expect(junit.contains("(aws_elasticache_replication_group) in \(root)\""))
    }
  }

  private static let cache = "module.m.aws_elasticache_replication_group.a"

  @Test func `finds the configuration of a plan among all root modules`() throws {
    try TerraformProject.write(to: folder, root: "live/a", module: "redis")
    try writeCache("other/main.tf", days: "7")
    try folder.makeFolder("plans")
    let moved = ["\(folder("live/a/plan.json"))", "\(folder("plans/a.json"))"]
    try FileManager.default.moveItem(atPath: moved[0], toPath: moved[1])
    #expect(try findings(".") == ["redis/main.tf:2:30 error"])
    // Only their paths could tell two copies apart; what they share is shown once.
    try FileManager.default.copyItem(atPath: "\(folder("live/a"))", toPath: "\(folder("live/b"))")
    let findings = try findings(".")
    #expect(findings.count { $0 == "redis/main.tf:2:30 error" } == 1)
    #expect(findings.contains("plans/a.json:1:1 note"))
  }

  /// The second key is no part of a plan, so that one lists nothing.
  @Test(arguments: ["resource_changes", "other"])
  func `judges what a partial plan does not list`(_ key: String) throws {
    try TerraformProject.write(to: folder, root: "live", module: "redis")
    let plan = try String(contentsOfFile: "\(folder("live/plan.json"))", encoding: .utf8)
      .replacingOccurrences(of: "\"resource_changes\"", with: "\"complete\":false,\"\(key)\"")
    try folder.write("live/plan.json", plan)
    try writeCache("live/more.tf", days: "0")
    let errors = try findings(".").filter { $0.hasSuffix("error") }
    #expect(errors == ["live/more.tf:2:30 error", "redis/main.tf:2:30 error"])
  }

  @Test(arguments: [
    ("a/redis/aws", "~> 1.2", "registry.terraform.io/a/redis/aws", "1.9.0", false),
    ("a/redis/aws", "~> 1.2", "registry.terraform.io/a/redis/aws", "2.0.0", true),
    ("a/redis/aws", "~> 1.2.3", "registry.terraform.io/a/redis/aws", "1.3.0", true),
    ("a/redis/aws", ">= 1.0, != 1.5.0, < 2", "a/redis/aws", "1.5.0", true),
    ("a/redis/aws", ">= 1.0, != 1.5.0, < 2", "a/redis/aws", "1.6.0", false),
    ("a/redis/aws", "2.0", "registry.terraform.io/a/redis/aws", "2.0.0", false),
    ("a/redis/aws", "> 1, <= 1.4.2", "registry.terraform.io/a/redis/aws", "1.4.3", true),
    ("a/redis/aws", "2.0", "registry.terraform.io/b/redis/aws", "2.0.0", true),
    ("a/redis/aws", "2.0.0-beta", "registry.terraform.io/a/redis/aws", "2.0.0", false),
    ("github.com/a/b?ref=v2", "", "git::https://github.com/a/b.git?ref=v2", "", false),
    ("github.com/a/b//redis?ref=v2", "", "git::https://github.com/a/b.git//redis?ref=v1", "", true),
    ("git@github.com:a/b.git", "", "git::ssh://git@github.com/a/b.git", "", false),
  ])
  func `judges no module that another init would replace`(
    _ source: String,
    _ constraint: String,
    _ fetched: String,
    _ version: String,
    _ isStale: Bool,
  ) throws {
    try folder.write(
      "main.tf",
      "module \"redis\" {\n  source = \"\(source)\"\n  version = \"\(constraint)\"\n}\n"
    )
    try writeCache(".terraform/modules/redis/main.tf", days: "0")
    try folder.write(
      ".terraform/modules/modules.json",
      """
      {"Modules":[{"Key":"redis","Source":"\(fetched)","Version":"\(version)","Dir":".terraform/modules/redis"}]}
      """,
    )
    #expect(try findings(".") == ["main.tf:1:1 \(isStale ? "note" : "error")"])
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

  @Test func `reports caches that use what a named module does not declare`() throws {
    try writeCall("main.tf", source: "./a")
    try folder.write("limits.tf", "module \"limits\" {\n  source = \"./limits\"\n}\n")
    try writeCache("top.tf", days: "module.limits.of.days")
    try folder.write("limits/outputs.tf", "output \"of\" {\n  value = { days = 0 }\n}\n")
    try writeCall("a/main.tf", source: "../b")
    try writeCache("b/main.tf", days: "0")
    let (inner, own) = ("b/main.tf:2:30 error", "top.tf:2:30 error")
    #expect(try findings(".") == [inner, own])
    #expect(try findings("a/main.tf") == [inner])
    #expect(try findings("limits/outputs.tf") == [own])
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
