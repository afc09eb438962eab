import Foundation
import LintTestSupport
import Testing

/// What the command makes of the files that a Terragrunt unit generates, and of units that never run.
struct TerragruntGenerationTests: TerragruntTrial {
  let folder: TemporaryFolder

  init() throws { folder = try Self.repository() }

  private static func generator(_ contents: String, name: String = "c.tf") -> String {
    "  path = \"\(name)\"\n  if_exists = \"overwrite\"\n  contents = \(contents)\n"
  }

  private static let heredoc = "<<EOF\n\(cache)EOF"

  @Test func `judges what a unit without other files generates`() throws {
    let block = "generate \"x\" {\n\(Self.generator(Self.heredoc))}\n"
    #expect(
      try lint(["live/a/terragrunt.hcl": block], ".") == ["1", "live/a/terragrunt.hcl:5:1 error"]
    )
    let map = "generate = {\n  x = {\n\(Self.generator(Self.heredoc))  }\n}\n"
    #expect(
      try lint(["live/a/terragrunt.hcl": map], ".") == ["1", "live/a/terragrunt.hcl:6:1 error"]
    )
    let file = "generate \"x\" {\n\(Self.generator("file(\"x.tpl\")"))}\n"
    #expect(
      try lint(["live/a/terragrunt.hcl": file, "live/a/x.tpl": Self.cache], ".")
        == ["1", "live/a/terragrunt.hcl:1:1 error"]
    )
    #expect(
      try lint(["live/a/terragrunt.hcl": Self.included, "root.hcl": block], ".")
        == ["1", "root.hcl:5:1 error"]
    )
    #expect(
      try lint(["live/a/terragrunt.hcl": Self.remote + block], ".")
        == ["1", "live/a/terragrunt.hcl:8:1 error"]
    )
  }

  @Test func `shows a generated limit where it is written`() throws {
    let override =
      "<<-EOT\n    resource \"aws_elasticache_cluster\" \"a\" {\n"
      + "      snapshot_retention_limit = 0\n    }\n  EOT"
    let block = "generate \"x\" {\n\(Self.generator(override, name: "c_override.tf"))}\n"
    let files = [
      "modules/cache/main.tf": Self.module, "live/a/terragrunt.hcl": block + Self.source,
    ]
    #expect(try lint(files, ".") == ["1", "live/a/terragrunt.hcl:6:34 error"])
    let text = try LintProcess(["."], in: "\(folder(""))").output
    #expect(text.contains("snapshot_retention_limit = 0"))
    let ignored = block.replacing(
      "= 0\n",
      with: "= 0 # elasticache-lint: allow backups-off -- a trial\n"
    )
    #expect(try lint(["live/a/terragrunt.hcl": ignored + Self.source], ".") == ["0"])
  }

  @Test func `shows a limit that is computed for a generated file at its block`() throws {
    let text =
      "\"resource \\\"aws_elasticache_cluster\\\" \\\"b\\\" {\\n"
      + "  snapshot_retention_limit = ${0}\\n}\\n\""
    let block = "generate \"x\" {\n\(Self.generator(text))}\n"
    let files = [
      "modules/cache/main.tf": Self.module, "live/a/terragrunt.hcl": Self.source + block,
    ]
    #expect(try lint(files, ".") == ["1", "live/a/terragrunt.hcl:4:1 error"])
  }

  @Test func `reports a generated file that cannot be read`() throws {
    let block = "generate \"x\" {\n\(Self.generator("<<EOF\n\(Self.cache)locals {\nEOF"))}\n"
    #expect(
      try lint(["live/a/terragrunt.hcl": block], ".").first == "2"
    )
    let file = "generate \"x\" {\n\(Self.generator("file(\"x.tpl\")"))}\n"
    #expect(
      try lint(["live/a/terragrunt.hcl": file, "live/a/x.tpl": "\(Self.cache)locals {\n"], ".")
        == ["2", "live/a/terragrunt.hcl:1:1 error"]
    )
  }

  @Test func `passes over what is never generated`() throws {
    let block = "generate \"x\" {\n  disable = true\n\(Self.generator(Self.heredoc))}\n"
    #expect(try lint(["live/a/terragrunt.hcl": block], ".") == ["0"])
  }

  @Test(arguments: [
    "skip = true\n", "exclude {\n  if = true\n  actions = [\"all\"]\n}\n",
    "exclude {\n  if = true\n  actions = [\"plan\", \"apply\"]\n}\n",
  ])
  func `passes over a unit that never runs`(_ text: String) throws {
    let files = [
      "modules/cache/main.tf": Self.cache, "live/a/terragrunt.hcl": text + Self.source,
    ]
    #expect(try lint(files, ".") == ["0"])
    let run = try LintProcess(["-v", "-f", "concise", "."], in: "\(folder(""))")
    #expect(run.output.contains("1 excluded"))
    #expect(run.error.contains("live/a: skipped: Terragrunt never applies it"))
  }

  @Test(arguments: [
    "skip = false\n", "exclude {\n  if = get_env(\"X\") == \"\"\n  actions = [\"all\"]\n}\n",
    "exclude {\n  if = true\n  actions = [\"destroy\"]\n}\n",
  ])
  func `judges a unit that may run`(_ text: String) throws {
    let files = [
      "modules/cache/main.tf": Self.cache, "live/a/terragrunt.hcl": text + Self.source,
    ]
    #expect(try lint(files, ".").first == "1")
  }
}
