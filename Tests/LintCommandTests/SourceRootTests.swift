import Foundation
import LintTestSupport
import Testing

/// Where the command looks for the configuration of a plan, and where it must not look.
struct SourceRootTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A plan of one cache in a module with the given source.
  private func writePlan(_ path: String, source: String) throws {
    let type = "aws_elasticache_replication_group"
    try folder.write(
      path,
      #"""
      {"format_version":"1.2","planned_values":{},"resource_changes":[
       {"address":"module.m.\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"module_calls":{"m":{"source":"\#(source)","module":{"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}}}}}}
      """#
    )
  }

  private func writeRoot(_ path: String, source: String) throws {
    try folder.write(path, "module \"m\" {\n  source = \"\(source)\"\n}\n")
  }

  private func writeModule(_ path: String) throws {
    try folder.write(
      path,
      "resource \"aws_elasticache_replication_group\" \"a\" {\n  snapshot_retention_limit = 0\n}\n"
    )
  }

  private func place(_ arguments: String..., in name: String = "") throws -> String {
    let run = try LintProcess(["-q", "-f", "concise"] + arguments, in: "\(folder(name))")
    #expect(run.status == 1, "\(run.error)")
    return String(run.output.prefix { $0 != " " })
  }

  @Test func `looks beside the plan, then in the working folder`() throws {
    try writePlan("live/plan.json", source: "./redis")
    try writePlan("plans/live.json", source: "./redis")
    try writeRoot("live/main.tf", source: "./redis")
    try writeModule("live/redis/main.tf")
    #expect(try place("live/plan.json") == "live/redis/main.tf:2:30:")
    #expect(try place("../plans/live.json", in: "live") == "redis/main.tf:2:30:")
    #expect(try place("plans/live.json") == "plans/live.json:3:70:")
  }

  @Test func `takes the folder that is named`() throws {
    try writePlan("plan.json", source: "./redis")
    for root in ["dev", "prod"] {
      try writeRoot("\(root)/main.tf", source: "./redis")
      try writeModule("\(root)/redis/main.tf")
    }
    try folder.write("other/main.tf", "module \"n\" {}\n")
    #expect(try place("plan.json", "--source-root", "prod") == "prod/redis/main.tf:2:30:")
    #expect(
      try place("plan.json", "--source-root", "other", "--source-root", "./dev/")
        == "dev/redis/main.tf:2:30:"
    )
  }

  @Test func `takes none of several folders that hold what the plan says`() throws {
    try writePlan("plan.json", source: "./redis")
    for root in ["dev", "prod"] {
      try writeRoot("\(root)/main.tf", source: "./redis")
      try writeModule("\(root)/redis/main.tf")
    }
    try folder.link("link", to: "dev")
    let dev = "--source-root=dev"
    #expect(try place("plan.json", dev, "--source-root=prod") == "plan.json:3:70:")
    // One folder remains one however it is named.
    for other in ["./dev/", "link", "\(folder("dev"))"] {
      #expect(try place("plan.json", dev, "--source-root=\(other)") == "dev/redis/main.tf:2:30:")
    }
    try folder.write("dev/main.tf", "module \"m\" {\n  source = \"./redis\"\n  x = 1\n}\n")
    #expect(
      try place("plan.json", dev, "--source-root=prod") == "prod/redis/main.tf:2:30:"
    )
  }

  @Test func `takes a folder once that is the plan's own and the working one`() throws {
    try writePlan("live/plan.json", source: "./redis")
    try writeRoot("live/main.tf", source: "./redis")
    try writeModule("live/redis/main.tf")
    let plan = "\(folder("live/plan.json"))"
    #expect(try place(plan, in: "live") == "\(folder("live"))/redis/main.tf:2:30:")
  }

  @Test func `refuses a root that is no folder`() throws {
    try folder.write("file")
    for root in ["file", "missing"] {
      let run = try LintProcess(["--source-root", root, "."], in: "\(folder.path)")
      #expect(run.status == 2)
      #expect(run.error.contains("--source-root takes a folder, which '\(root)' is not."))
    }
  }

  // MARK: How far a configuration leads

  @Test func `follows modules upwards, but not out of the repository`() throws {
    for source in ["../../modules/redis", "../../../outside"] {
      try writePlan("repo/live/prod/plan.json", source: source)
      try writeRoot("repo/live/prod/main.tf", source: source)
      try writeModule("repo/modules/redis/main.tf")
      try writeModule("outside/main.tf")
      try folder.write("repo/.git/HEAD", "ref: refs/heads/main\n")
      let isInside = source.hasSuffix("redis")
      let expected = isInside ? "../../modules/redis/main.tf:2:30:" : "main.tf:1:1:"
      #expect(try place("plan.json", in: "repo/live/prod") == expected)
    }
  }

  @Test func `stays below the working folder where there is no repository`() throws {
    try writePlan("live/prod/plan.json", source: "../redis")
    try writeRoot("live/prod/main.tf", source: "../redis")
    try writeModule("live/redis/main.tf")
    #expect(try place("live/prod/plan.json") == "live/redis/main.tf:2:30:")
    #expect(try place("plan.json", in: "live/prod") == "main.tf:1:1:")
  }

  @Test(arguments: ["folder", "file"])
  func `does not follow links out of the repository`(_ what: String) throws {
    try writePlan("repo/plan.json", source: "./redis")
    try writeRoot("repo/main.tf", source: "./redis")
    try writeModule("outside/main.tf")
    try folder.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    if what == "folder" {
      try folder.link("repo/redis", to: "../outside")
    } else {
      try folder.makeFolder("repo/redis")
      try folder.link("repo/redis/main.tf", to: "../../outside/main.tf")
    }
    #expect(try place("plan.json", in: "repo") == "main.tf:1:1:")

    try writeModule("repo/inside/main.tf")
    try folder.remove("repo/redis")
    try folder.link("repo/redis", to: "inside")
    #expect(try place("plan.json", in: "repo") == "redis/main.tf:2:30:")
  }

  @Test func `finds fetched modules in their folder alone`() throws {
    let source = "example.com/redis"
    try writePlan("plan.json", source: source)
    try writeRoot("main.tf", source: source)
    try writeModule(".terraform/modules/m/main.tf")
    try writeModule("elsewhere/main.tf")
    try folder.link(".terraform/modules/link", to: "../../elsewhere")
    for (key, isRead) in [
      (".terraform/modules/m", true), (".terraform/modules/link", false), ("elsewhere", false),
    ] {
      try folder.write(
        ".terraform/modules/modules.json",
        #"{"Modules":[{"Key":"m","Source":"\#(source)","Dir":"\#(key)"}]}"#
      )
      // The module sets the limit itself, so nothing but another module would help.
      #expect(try place("plan.json") == "main.tf:1:1:")
      let text = try LintProcess(["-q", "plan.json"], in: "\(folder.path)").output
      #expect(text.contains("::: .terraform/modules/m/main.tf:2:30") == isRead)
      #expect(text.contains("'module.m' has not been fetched") == !isRead)
    }
  }

  @Test func `reads no pipe and no folder that is named like a configuration`() throws {
    try writePlan("plan.json", source: "./redis")
    try writeRoot("main.tf", source: "./redis")
    try writeModule("redis/main.tf")
    try folder.makeFolder("redis/folder.tf")
    #expect(mkfifo("\(folder("redis/pipe.tf"))", 0o600) == 0)
    #expect(try place("plan.json") == "redis/main.tf:2:30:")
  }

  // MARK: Values

  @Test func `shows the line that gives a variable its value`() throws {
    let type = "aws_elasticache_replication_group"
    try folder.write(
      "plan.json",
      #"""
      {"format_version":"1.2","planned_values":{},"variables":{"days":{"value":0}},
       "resource_changes":[{"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"variables":{"days":{}},"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"references":["var.days"]}}}]}}}
      """#
    )
    try folder.write(
      "main.tf",
      "variable \"days\" {}\nresource \"\(type)\" \"a\" {\n  snapshot_retention_limit = var.days\n}\n"
    )
    try folder.write("terraform.tfvars", "days = 7\n")
    try folder.write("z.auto.tfvars.json", #"{"days": 0}"#)
    let run = try LintProcess(["-q", "plan.json"], in: "\(folder.path)")
    #expect(run.output.contains("--> main.tf:3:30\n"))
    #expect(run.output.contains("::: z.auto.tfvars.json:1:10\n"))
    #expect(run.output.contains("^ the value is given here\n"))
    // Neither a pipe nor a link out of the repository is read.
    try folder.remove("z.auto.tfvars.json")
    #expect(mkfifo("\(folder("z.auto.tfvars"))", 0o600) == 0)
    let next = try LintProcess(["-q", "plan.json"], in: "\(folder.path)")
    #expect(!next.output.contains("the value is given here"))
  }
}
