import Foundation
import LintTestSupport
import Testing

/// What the command makes of the files that a Terragrunt unit reads and includes, and of those beside
/// it.
struct TerragruntFileTests: TerragruntTrial {
  let folder: TemporaryFolder

  init() throws { folder = try Self.repository() }

  // MARK: Files that cannot be read

  @Test(arguments: [".", "root.hcl", "live/a/terragrunt.hcl"])
  func `reports an included file that cannot be read`(_ path: String) throws {
    let files = [
      "modules/cache/main.tf": Self.module,
      "root.hcl": "inputs = { days = 0\n",
      "live/a/terragrunt.hcl": Self.included + Self.source,
      "live/b/terragrunt.hcl": Self.included + Self.source,
    ]
    #expect(try lint(files, path) == ["2", "root.hcl:2:1 error"])
  }

  @Test(arguments: [
    "locals {\n  e = read_terragrunt_config(\"../env.hcl\")\n}\n",
    "locals {\n  e = try(read_terragrunt_config(\"../env.hcl\").locals, {})\n}\n",
    "inputs = try(read_terragrunt_config(\"../env.hcl\").inputs, {})\n",
    "inputs = jsondecode(read_tfvars_file(\"../env.hcl\"))\n",
  ])
  func `reports a file that a unit reads and that cannot be read`(_ text: String) throws {
    let files = [
      "modules/cache/main.tf": Self.module,
      "live/env.hcl": "locals {\n",
      "live/a/terragrunt.hcl": Self.source + text,
    ]
    #expect(try lint(files, ".") == ["2", "live/env.hcl:2:1 error"])
  }

  @Test(arguments: [
    "terraform {\n  source = \"./modules//cache\n}\n",
    "terraform {\n  source = \"${get_repo_root()}/modules//store\"\n",
  ])
  func `reports a unit whose source is in a file that cannot be read`(_ text: String) throws {
    let files = [
      "modules/store/main.tf": Self.module, "root.hcl": text,
      "live/a/terragrunt.hcl": Self.included + "inputs = {\n  days = 0\n}\n",
    ]
    #expect(try lint(files, ".").first == "2")
    try folder.write("modules/store/main.tf", "variable \"days\" {\n}\n")
    #expect(try lint(["."]) == ["0"])
  }

  @Test func `reports a configuration that is no text`() throws {
    let files = [
      "modules/cache/main.tf": Self.module,
      "live/a/terragrunt.hcl": Self.included + Self.source,
    ]
    try folder.write("root.hcl", Data([0xff, 0xfe, 0xfd]))
    #expect(try lint(files, ".") == ["2", "root.hcl:1:1 error"])
  }

  @Test func `reports a stack that cannot be read`() throws {
    let files = ["terragrunt.stack.hcl": "unit \"redis\" {\n"]
    #expect(try lint(files, ".") == ["2", "terragrunt.stack.hcl:2:1 error"])
    try folder.write("terragrunt.stack.hcl", "unit \"vpc\" {\n")
    #expect(try lint(["."]) == ["0"])
  }

  @Test(arguments: ["other.tf", "terraform.tfvars"])
  func `reports what cannot be read beside a call of a module that is not fetched`(
    _ name: String
  ) throws {
    let call = "module \"redis\" {\n  source = \"foo/bar/aws\"\n}\n"
    #expect(
      try lint(["main.tf": call, name: "x = {{\n"], ".").first == "2"
    )
    try folder.write("main.tf", "module \"vpc\" {\n  source = \"foo/bar/aws\"\n}\n")
    #expect(try lint(["."]) == ["0"])
  }

  @Test(arguments: [".terraform/modules/m/vars.tf", "vars.tf"])
  func `reports what cannot be read around a fetched module with a cache`(_ path: String) throws {
    let manifest =
      "{\"Modules\":[{\"Key\":\"m\",\"Source\":\"foo/bar/aws\",\"Dir\":\".terraform/modules/m\"}]}"
    let files = [
      "main.tf": "module \"m\" {\n  source = \"foo/bar/aws\"\n}\n",
      ".terraform/modules/modules.json": manifest,
      ".terraform/modules/m/main.tf": Self.cache,
      path: "variable \"x\" {\n",
    ]
    #expect(try lint(files, ".") == ["2", "\(path):2:1 error"])
    try folder.write(".terraform/modules/m/main.tf", "variable \"y\" {\n}\n")
    #expect(try lint(["."]) == ["0"])
  }

  // MARK: Files beside the unit

  @Test(arguments: [
    "git::https://x.com/a.git//vpc", "tfr:///a/vpc/aws?version=1", "${get_env(\"X\")}",
  ])
  func `judges the files of a unit whose module is elsewhere`(_ source: String) throws {
    let files = [
      "live/vpc/terragrunt.hcl": "terraform {\n  source = \"\(source)\"\n}\n",
      "live/vpc/extra.tf": Self.cache,
    ]
    #expect(try lint(files, ".") == ["1", "live/vpc/extra.tf:1:1 error"])
  }

  @Test func `does not guess variables of a module that is elsewhere`() throws {
    let files = [
      "live/vpc/terragrunt.hcl": Self.remote + "inputs = {\n  days = 0\n}\n",
      "live/vpc/extra.tf": """
      resource "aws_elasticache_cluster" "a" {
        snapshot_retention_limit = var.days
      }
      resource "aws_elasticache_cluster" "b" {
        snapshot_retention_limit = var.other
      }

      """,
    ]
    #expect(
      try lint(files, ".") == [
        "1", "live/vpc/terragrunt.hcl:1:1 note", "live/vpc/terragrunt.hcl:5:10 error",
      ]
    )
  }

  @Test func `notes a module that is elsewhere and of which a cache is overridden`() throws {
    let files = [
      "live/vpc/terragrunt.hcl": Self.remote,
      "live/vpc/x_override.tf": Self.cache,
    ]
    #expect(try lint(files, ".") == ["0", "live/vpc/terragrunt.hcl:2:12 note"])
  }

  // MARK: Named and changed files

  /// A way to a limit of 0: the file that decides, and all files.
  struct Way: Sendable {
    let decider: String
    let files: [String: String]

    init(_ decider: String, _ text: String, _ files: [String: String]) {
      self.decider = decider
      self.files = files.merging([decider: text, "modules/cache/main.tf": module]) { $1 }
    }
  }

  private static let environment =
    "locals {\n  e = read_terragrunt_config(find_in_parent_folders(\"env.hcl\"))\n}\n"
    + "inputs = {\n  days = local.e.locals.env == \"dev\" ? 0 : 7\n}\n"

  private static let ways = [
    Way(
      "_env/c.hcl",
      "\(source)inputs = {\n  days = 0\n}\n",
      ["live/a/terragrunt.hcl": "include \"e\" {\n  path = \"../../_env/c.hcl\"\n}\n"],
    ),
    Way(
      "root.hcl",
      "generate \"x\" {\n"
        + "  path = \"x_override.tf\"\n  if_exists = \"overwrite\"\n"
        + "  contents = \"variable \\\"days\\\" {\\n  default = 0\\n}\\n\"\n}\n",
      ["live/a/terragrunt.hcl": included + source],
    ),
    Way(
      "live/env.hcl",
      "locals {\n  env = \"dev\"\n}\n",
      ["live/a/terragrunt.hcl": source + environment],
    ),
    Way(
      "live/env.hcl",
      "locals {\n  env = \"dev\"\n}\n",
      ["live/a/terragrunt.hcl": source + included, "root.hcl": environment],
    ),
    Way(
      "live/x.tfvars",
      "days = 0\n",
      ["live/a/terragrunt.hcl": source + "inputs = jsondecode(read_tfvars_file(\"../x.tfvars\"))\n"],
    ),
    Way(
      "live/x.tpl",
      "days: ${d}\n",
      [
        "live/a/terragrunt.hcl": source
          + "inputs = yamldecode(templatefile(\"../x.tpl\", { d = 0 }))\n"
      ],
    ),
  ]

  @Test(arguments: ways.indices)
  func `reports everything of a unit that reads a named file`(_ index: Int) throws {
    let way = Self.ways[index]
    let all = try lint(way.files, ".")
    #expect(all.first == "1" && all.count == 2)
    #expect(try lint([way.decider]) == all)
    try folder.write("live/other.hcl", "locals {\n}\n")
    #expect(try lint(["live/other.hcl"]) == ["0"])
  }

  @Test(.enabled(if: Git.isAvailable, "git is not installed"))
  func `judges a unit again whose file was removed`() throws {
    try folder.remove(".git")
    let git = Git(folder: folder)
    try git.run("init", "--quiet")
    let read = "read_terragrunt_config(\"../env.hcl\", { inputs = { days = 0 } }).inputs"
    let files = [
      "modules/cache/main.tf": Self.module,
      "live/env.hcl": "inputs = {\n  days = 7\n}\n",
      "live/a/terragrunt.hcl": "\(Self.source)inputs = \(read)\n",
      "live/b/terragrunt.hcl": "\(Self.source)inputs = {\n  days = 0\n}\n",
      "live/b/extra.tf": "locals {\n}\n",
    ]
    for (path, text) in files { try folder.write(path, text) }
    try git.run("add", "--all")
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    #expect(try lint(["--changed-since=HEAD", "."]) == ["0"])
    try folder.remove("live/env.hcl")
    #expect(
      try lint(["--changed-since=HEAD", "."]) == ["1", "live/a/terragrunt.hcl:4:67 error"]
    )
    try folder.write("live/b/extra.tf", Self.cache)
    #expect(try lint(["--changed-since=HEAD", "."]).contains("live/b/extra.tf:1:1 error"))
  }

  // MARK: Values

  @Test func `converts text as the environment does`() throws {
    let files = [
      "modules/cache/main.tf": """
      variable "l" {
        type = list(number)
      }
      variable "o" {
        type = object({ days = number })
      }
      resource "aws_elasticache_cluster" "a" {
        snapshot_retention_limit = var.l[1]
      }
      resource "aws_elasticache_cluster" "b" {
        snapshot_retention_limit = var.o.days
      }

      """,
      "live/a/terragrunt.hcl": Self.source
        + "inputs = {\n  l = \"[7,0]\"\n  o = \"{ days = 0 }\"\n}\n",
    ]
    #expect(
      try lint(files, ".") == [
        "1", "live/a/terragrunt.hcl:5:7 error", "live/a/terragrunt.hcl:6:7 error",
      ]
    )
  }

  @Test func `evaluates functions of files`() throws {
    let files = [
      "modules/cache/main.tf": Self.module,
      "live/a/x.yaml": "days: 0\n",
      "live/a/terragrunt.hcl": Self.source
        + "inputs = merge([for f in fileset(\".\", \"*.yaml\") : yamldecode(file(f))]...)\n",
    ]
    #expect(try lint(files, ".") == ["1", "live/a/terragrunt.hcl:4:10 error"])
  }

  @Test func `says that a stack knows a value`() throws {
    let files = [
      "modules/cache/main.tf": Self.module,
      "units/a/terragrunt.hcl": Self.source + "inputs = {\n  days = values.days\n}\n",
    ]
    #expect(try lint(files, ".") == ["0", "units/a/terragrunt.hcl:5:10 note"])
    let text = try LintProcess(["."], in: "\(folder(""))").output
    #expect(text.contains("'values.days' is known only to the stack of this unit"))
  }
}
