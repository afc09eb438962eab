import LintDiagnostics
import LintModel
import Testing

@testable import Terraform

/// Which way the limit of a cache came, in configurations that lie in memory.
struct ValueTrailTests {
  @Test func `follows a variable through the call to its default`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(
      places == [
        "live/redis/main.tf:1:1 resource \"aws_elasticache_replication_group\" \"a\"",
        "live/main.tf:7:12 var.days",
        "the limit is set here: live/redis/main.tf:2:30 var.days",
        "variable 'days' has this default: live/main.tf:2:13 0",
      ]
    )
  }

  @Test(arguments: ["var.days[0]", #"var.days[\"a.b\"].c"#, "var.days.c"])
  func `follows what leads into a variable`(_ reference: String) throws {
    let places = try ModulePlan.places(
      ModulePlan.text(limit: #"{"references":["\#(reference)"]}"#),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(places.last == "variable 'days' has this default: live/main.tf:2:13 0")
  }

  @Test func `passes over what is no reference`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(limit: #"{"references":["","self",7,"var.days"]}"#),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(places.last == "variable 'days' has this default: live/main.tf:2:13 0")
  }

  @Test(arguments: [64, 65])
  func `follows sixty-four references of an expression`(_ count: Int) throws {
    let others = (1..<count).map { #""local.x\#($0)","# }.joined()
    let written = (1..<count).map { "local.x\($0), " }.joined()
    let places = try ModulePlan.places(
      ModulePlan.text(limit: #"{"references":[\#(others)"var.days"]}"#),
      [
        "live/main.tf": ModulePlan.root,
        "live/redis/main.tf": ModulePlan.redis.replacing(
          "= var.days",
          with: "= max(\(written)var.days)"
        ),
      ]
    )
    #expect(places.count == (count == 64 ? 4 : 2))
  }

  /// Each call passes on what its caller is given; the default lies behind the last of them.
  @Test(arguments: [7, 8])
  func `shows eight places on the way`(_ depth: Int) throws {
    let days = #"{"days":{"references":["var.days"]}}"#
    let limit = #"{"snapshot_retention_limit":{"references":["var.days"]}}"#
    var module =
      #"{"resources":[{"mode":"managed","type":"\#(ModulePlan.type)","name":"a","expressions":\#(limit)}]}"#
    for _ in 0..<depth {
      module =
        #"{"module_calls":{"m":{"source":"./m","expressions":\#(days),"module":\#(module)}}}"#
    }
    let address = String(repeating: "module.m.", count: depth) + "\(ModulePlan.type).a"
    let plan = #"""
      {"format_version":"1.2","planned_values":{},"variables":{"days":{"value":0}},"resource_changes":[
       {"address":"\#(address)","mode":"managed","type":"\#(ModulePlan.type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":\#(module)}}
      """#
    let call = "module \"m\" {\n  source = \"./m\"\n  days   = var.days\n}\n"
    var files = [
      "live\(String(repeating: "/m", count: depth))/main.tf":
        "resource \"\(ModulePlan.type)\" \"a\" {\n  snapshot_retention_limit = var.days\n}\n"
    ]
    for level in 0..<depth {
      files["live\(String(repeating: "/m", count: level))/main.tf"] =
        "variable \"days\" {\n  default = 0\n}\n" + call
    }
    let trail = try ModulePlan.places(plan, files).dropFirst(2)
    #expect(trail.count == 8)
    #expect(trail.last?.hasPrefix("variable 'days'") == (depth == 7))
  }

  @Test func `tells a value that was given from a default`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(defaults: #"{"days":{"default":7}}"#),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(
      places.last
        == "variable 'days' was given a value for this plan: live/main.tf:1:1 variable \"days\""
    )
  }

  @Test(arguments: ["{}", #"{"days":{}}"#])
  func `takes the default where the plan tells no value`(_ variables: String) throws {
    let places = try ModulePlan.places(
      ModulePlan.text(variables: variables),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(places.last == "variable 'days' has this default: live/main.tf:2:13 0")
  }

  @Test func `compares defaults that are objects`() throws {
    for (value, message) in [
      (#"{"a":[1, 2]}"#, "variable 'days' has this default"),
      (#"{"a":[1,3]}"#, "variable 'days' was given a value for this plan"),
      (#"{"a":[1]}"#, "variable 'days' was given a value for this plan"),
      (#"{"a":[1,2,3]}"#, "variable 'days' was given a value for this plan"),
      (#"{"b":[1,2]}"#, "variable 'days' was given a value for this plan"),
      (#"{"a":[1,2],"b":1}"#, "variable 'days' was given a value for this plan"),
      ("{}", "variable 'days' was given a value for this plan"),
      ("1", "variable 'days' was given a value for this plan"),
    ] {
      let plan = ModulePlan.text(
        variables: #"{"days":{"value":\#(value)}}"#,
        defaults: #"{"days":{"default":{"a":[1,2]}}}"#,
      )
      let files = [
        "live/main.tf": ModulePlan.root.replacing("default = 0", with: "default = { a = [1, 2] }"),
        "live/redis/main.tf": ModulePlan.redis,
      ]
      #expect(try ModulePlan.places(plan, files).last?.hasPrefix(message) == true)
    }
  }

  @Test func `takes the default of the module where nothing is passed`() throws {
    let root = ModulePlan.root.replacing("  days   = var.days\n", with: "")
    let places = try ModulePlan.places(
      ModulePlan.text(arguments: "{}"),
      ["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(
      places.dropFirst() == [
        "live/main.tf:4:1 module \"m\"",
        "the limit is set here: live/redis/main.tf:2:30 var.days",
        "variable 'days' has this default: live/redis/main.tf:5:14 7",
      ]
    )
  }

  @Test func `takes the default of a variable that is never null`() throws {
    let root = ModulePlan.root.replacing("days   = var.days", with: "days   = null")
    let places = try ModulePlan.places(
      ModulePlan.text(arguments: #"{"days":{"constant_value":null}}"#),
      ["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(
      places.dropFirst() == [
        "live/main.tf:7:12 null", "the limit is set here: live/redis/main.tf:2:30 var.days",
        "variable 'days' has this default: live/redis/main.tf:5:14 7",
      ]
    )
  }

  @Test(arguments: ["", "  nullable = true\n"])
  func `takes no default for null if the variable may be null`(_ nullable: String) throws {
    let root = ModulePlan.root.replacing("days   = var.days", with: "days   = null")
    let redis = ModulePlan.redis.replacing("  nullable = false\n", with: nullable)
    let places = try ModulePlan.places(
      ModulePlan.text(arguments: #"{"days":{"constant_value":null}}"#),
      ["live/main.tf": root, "live/redis/main.tf": redis]
    )
    #expect(
      places.dropFirst() == [
        "live/main.tf:7:12 null", "the limit is set here: live/redis/main.tf:2:30 var.days",
      ]
    )
  }

  @Test func `takes no default of a variable that is never null for a value`() throws {
    let root = ModulePlan.root.replacing("days   = var.days", with: "days   = 0")
    let places = try ModulePlan.places(
      ModulePlan.text(arguments: #"{"days":{"constant_value":0}}"#),
      ["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis]
    )
    #expect(
      places.dropFirst() == [
        "live/main.tf:7:12 0", "the limit is set here: live/redis/main.tf:2:30 var.days",
      ]
    )
  }

  @Test func `follows the loop around the cache itself`() throws {
    let root = ModulePlan.root.replacing("days   = var.days", with: "all    = var.days")
    let redis = ModulePlan.redis.replacing(
      "  snapshot_retention_limit = var.days",
      with: "  for_each = var.all\n  snapshot_retention_limit = each.value"
    )
    let plan = ModulePlan.text(
      limit: #"{"references":["each.value"]}"#,
      loop: #","for_each_expression":{"references":["var.all"]}"#,
      arguments: #"{"all":{"references":["var.days"]}}"#,
    )
    let places = try ModulePlan.places(plan, ["live/main.tf": root, "live/redis/main.tf": redis])
    #expect(
      places.dropFirst() == [
        "live/main.tf:7:12 var.days",
        "the limit is set here: live/redis/main.tf:3:30 each.value",
        "'each.value' comes from here: live/redis/main.tf:2:14 var.all",
        "variable 'days' has this default: live/main.tf:2:13 0",
      ]
    )
  }

  @Test func `follows loops and local values`() throws {
    let root =
      ModulePlan.root.replacing("days   = var.days", with: "days   = each.value.days")
        + """

        locals {
          shared = var.days
        }
        variable "all" {}
        """
    let redis =
      ModulePlan.redis.replacing("= var.days", with: "= local.limit")
        + """

        locals {
          limit = var.days
        }
        """
    let plan = ModulePlan.text(
      limit: #"{"references":["local.limit"]}"#,
      arguments: #"{"days":{"references":["each.value.days","each.value"]}}"#,
    )
    let places = try ModulePlan.places(plan, ["live/main.tf": root, "live/redis/main.tf": redis])
    #expect(
      places.dropFirst() == [
        "live/main.tf:7:12 each.value.days",
        "the limit is set here: live/redis/main.tf:2:30 local.limit",
        "local value 'limit' is written here: live/redis/main.tf:9:11 var.days",
        "'each.value' comes from here: live/main.tf:6:14 var.all",
        "variable 'all' was given a value for this plan: live/main.tf:12:1 variable \"all\"",
      ]
    )
  }

  /// Another plan of the same configuration may list the cache, and need what is written there.
  @Test func `leads to what a cache takes that the plan does not list`() throws {
    let type = "aws_elasticache_cluster"
    let root =
      ModulePlan.root
        + """

        # elasticache-lint: allow backups-off -- why
        resource "\(type)" "b" {
          snapshot_retention_limit = var.days
        }
        """
    let plan = ModulePlan.text(
      resources: #"[{"mode":"managed","type":"\#(type)","name":"b","expressions":"#
        + #"{"snapshot_retention_limit":{"references":["var.days"]}}}]"#
    )
    let extraction = try ModulePlan.extraction(
      plan,
      [Folders(["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis])]
    )
    #expect(extraction.unlistedLines.map(\.path) == ["live/main.tf", "live/main.tf"])
    #expect(extraction.unlistedLines.map(\.lines) == [10...12, 2...2])
  }
}
