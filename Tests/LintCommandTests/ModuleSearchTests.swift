import LintTestSupport
import Testing

/// Which modules the command reads to judge the root modules of named files.
struct ModuleSearchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder(".git")
  }

  private static func cache(days: String) -> String {
    "resource \"aws_elasticache_replication_group\" \"a\" {\n"
      + "  snapshot_retention_limit = \(days)\n}\n"
  }

  private static func call(_ name: String, _ source: String, _ argument: String = "") -> String {
    "module \"\(name)\" {\n  source = \"\(source)\"\n\(argument)}\n"
  }

  /// The places and severities of the findings of a run.
  private func findings(_ path: String, in name: String = "") throws -> [String] {
    let run = try LintProcess(["-q", "-f", "concise", path], in: "\(folder(name))")
    #expect(run.status < 2, "\(run.error)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ": ").prefix(2).joined(separator: " ")
    }
  }

  @Test func `follows a local module to one that was fetched`() throws {
    try folder.write("main.tf", Self.call("platform", "./platform"))
    try folder.write("platform/main.tf", Self.call("store", "example/store/aws"))
    try folder.write(
      ".terraform/modules/modules.json",
      """
      {"Modules":[{"Key":"","Source":"","Dir":"."},
       {"Key":"platform","Source":"./platform","Dir":"platform"},
       {"Key":"platform.store","Source":"registry.terraform.io/example/store/aws",
        "Dir":".terraform/modules/platform.store"}]}
      """
    )
    try folder.write(".terraform/modules/platform.store/main.tf", Self.cache(days: "0"))
    for path in [".", "main.tf", "platform/main.tf"] {
      #expect(try findings(path) == ["platform/main.tf:1:1 error"], "\(path)")
    }
  }

  @Test func `leads from a module without caches to those that use its outputs`() throws {
    try folder.write(
      "live/main.tf",
      Self.call("settings", "../settings") + Self.cache(days: "module.settings.days")
    )
    try folder.write(
      "settings/main.tf",
      Self.call("days", "../days") + "output \"days\" {\n  value = module.days.days\n}\n"
    )
    try folder.write(
      "days/main.tf",
      "output \"days\" {\n  value = jsondecode(file(\"${path.module}/days.json\")).days\n}\n"
    )
    try folder.write("days/days.json", "{\"days\": 0}\n")
    for path in [".", "days/main.tf", "days/days.json"] {
      #expect(try findings(path) == ["live/main.tf:5:30 error"], "\(path)")
    }
    try folder.write("unit/terragrunt.hcl", "terraform {\n  source = \"../live\"\n}\n")
    #expect(try findings("days/main.tf") == ["live/main.tf:5:30 error"])
  }

  @Test func `leads from a variable file to the module above without a repository`() throws {
    try folder.remove(".git")
    let variable = "variable \"days\" {\n  type = number\n}\n"
    try folder.write("live/main.tf", Self.cache(days: "var.days") + variable)
    try folder.write("live/terraform.tfvars", "days = 0\n")
    try folder.write("live/env/eu/dev.tfvars", "days = 0\n")
    try folder.write("other/main.tf", Self.cache(days: "0"))
    let named = "env/eu/dev.tfvars"
    for path in [".", "terraform.tfvars", named, "\(folder("live/\(named)"))"] {
      #expect(try findings(path, in: "live") == ["main.tf:2:30 error"], "\(path)")
    }
    // Nothing is read above the working folder.
    #expect(try findings("dev.tfvars", in: "live/env/eu") == [])
    try folder.write("live/env/main.tf", "# no cache\n")
    #expect(try findings(named, in: "live") == [])
  }

  @Test func `leads from a file to the modules that link to it`() throws {
    try folder.write("dev/main.tf", Self.cache(days: "local.days"))
    try folder.write("shared/settings.tf", "locals {\n  days = 0\n}\n")
    try folder.link("dev/settings.tf", to: "../shared/settings.tf")
    for path in [".", "shared/settings.tf", "dev/settings.tf", "shared"] {
      #expect(try findings(path) == ["dev/main.tf:2:30 error"], "\(path)")
    }
    try folder.write("prod/main.tf", Self.cache(days: "local.days"))
    try folder.link("prod/settings.tf", to: "../shared/settings.tf")
    for path in [".", "shared/settings.tf", "shared"] {
      #expect(
        try findings(path) == ["dev/main.tf:2:30 error", "prod/main.tf:2:30 error"],
        "\(path)"
      )
    }
    for path in ["dev/settings.tf", "dev"] {
      #expect(try findings(path) == ["dev/main.tf:2:30 error"], "\(path)")
    }
  }

  @Test func `leads from a variable file to the modules that link to it`() throws {
    let variable = "variable \"days\" {\n  default = 7\n}\n"
    try folder.write("dev/main.tf", variable + Self.cache(days: "var.days"))
    try folder.write("test/main.tf", variable + Self.cache(days: "var.days"))
    try folder.write("shared/common.tfvars", "days = 0\n")
    try folder.link("dev/common.auto.tfvars", to: "../shared/common.tfvars")
    try folder.makeFolder("test/vars")
    try folder.link("test/vars/common.tfvars", to: "../../shared/common.tfvars")
    #expect(
      try findings("shared/common.tfvars")
        == ["dev/main.tf:5:30 error", "test/main.tf:5:30 warning"]
    )
  }

  @Test func `resolves the links of a module before it calls others`() throws {
    try folder.makeFolder("live")
    try folder.write("modules/stack/main.tf", Self.call("days", "../days"))
    try folder.write(
      "modules/stack/cache.tf",
      Self.cache(days: "module.days.days")
    )
    try folder.write("modules/days/main.tf", "output \"days\" {\n  value = 0\n}\n")
    try folder.write("live/main.tf", Self.call("stack", "./stack"))
    try folder.write("live/days/main.tf", "output \"days\" {\n  value = 7\n}\n")
    try folder.link("live/stack", to: "../modules/stack")
    let found = ["modules/stack/cache.tf:2:30 error"]
    #expect(try findings(".") == found)
    #expect(try findings("live/main.tf") == found)
    #expect(try findings("modules/days/main.tf") == found)
    #expect(try findings(".", in: "live") == ["stack/cache.tf:2:30 error"])
    // A path is joined by names before links are resolved.
    try folder.write(
      "live/main.tf",
      Self.call("days", "./stack/../days") + Self.cache(days: "module.days.days")
    )
    #expect(try findings("live/main.tf") == [])
  }
}
