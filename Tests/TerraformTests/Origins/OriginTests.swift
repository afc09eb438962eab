import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// Where the caches of a plan are written, in configurations that lie in memory.
///
/// Real configurations with their plans are below `fixtures/terraform`.
struct OriginTests {
  @Test func `points at the block where no limit is written`() throws {
    let redis = "resource \"aws_elasticache_replication_group\" \"a\" {}"
    let places = try ModulePlan.places(
      ModulePlan.text(limit: nil),
      ["live/main.tf": ModulePlan.root, "live/redis/x.tf": redis]
    )
    #expect(places == ["live/redis/x.tf:1:1 \(redis.dropLast(3))", "no limit"])
  }

  /// Then all plans of it have the same limit.
  @Test(arguments: [
    (#"{"constant_value":7}"#, "7", true), (nil, "", true),
    (#"{"references":["var.days"]}"#, "var.days", false), ("{}", "max(3, 4)", false),
  ])
  func `tells a limit that is a constant`(
    _ limit: String?,
    _ written: String,
    _ isConstant: Bool,
  ) throws {
    let redis =
      limit == nil
      ? "resource \"aws_elasticache_replication_group\" \"a\" {}"
      : ModulePlan.redis.replacing("var.days", with: written)
    let folders = Folders(["live/main.tf": ModulePlan.root, "live/redis/main.tf": redis])
    let block = try ModulePlan.origin(ModulePlan.text(limit: limit), [folders]).block
    #expect(try #require(block).isConstant == isConstant)
  }

  // MARK: Overrides

  @Test func `takes the last override`() throws {
    let override = """
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = 3
      }
      """
    let places = try ModulePlan.places(
      ModulePlan.text(limit: #"{"constant_value":0}"#),
      [
        "live/main.tf": ModulePlan.root, "live/redis/z.tf": ModulePlan.redis,
        "live/redis/a_override.tf": override.replacing("3", with: "5"),
        "live/redis/b_override.tf": override.replacing("3", with: "0"),
        "live/redis/override.tf.json":
          #"{"resource":{"aws_elasticache_replication_group":{"a":{}}}}"#,
      ]
    )
    #expect(places.first?.hasPrefix("live/redis/z.tf:1:1 ") == true)
    #expect(places.last == "live/redis/b_override.tf:2:30 0")
  }

  /// Comments in any of them may be about the cache.
  @Test func `has the lines of all overrides`() throws {
    let override = "resource \"aws_elasticache_replication_group\" \"a\" {\n}\n"
    let files = [
      "live/main.tf": ModulePlan.root, "live/redis/z.tf": ModulePlan.redis,
      "live/redis/a_override.tf": override, "live/redis/b_override.tf": "\n" + override,
    ]
    let cache = try ModulePlan.extraction(
      ModulePlan.text(),
      [Folders(files)],
    ).caches.first
    let lines = cache?.lines.dropFirst().map { "\($0.path ?? ""):\($0.lines)" }
    #expect(cache?.lines.first?.path == "live/redis/z.tf")
    #expect(
      lines == [
        "live/redis/a_override.tf:1...2", "live/redis/b_override.tf:2...3", "live/main.tf:4...8",
      ]
    )
  }

  @Test func `does not choose between two blocks of one name`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(),
      [
        "live/main.tf": ModulePlan.root, "live/redis/a.tf": ModulePlan.redis,
        "live/redis/b.tf": ModulePlan.redis,
      ]
    )
    #expect(places.first?.contains("has changed since this plan") == true)
  }

  @Test func `reads what is for OpenTofu in place of its namesake`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(),
      [
        "live/main.tf": "module \"m\" {}", "live/main.tofu": ModulePlan.root,
        "live/redis/main.tf": ModulePlan.redis,
      ]
    )
    #expect(places.last == "variable 'days' has this default: live/main.tofu:2:13 0")
  }

  // MARK: JSON

  @Test func `reads configurations in JSON`() throws {
    let root = #"""
      [{"//": "a comment", "module": [{"m": {"source": "./redis", "days": "${var.days}", "for_each": "${var.all}"}}]},
       {"variable": {"days": [{"default": 0}]}}]
      """#
    let redis = #"""
      {"resource": [{"aws_elasticache_replication_group": {"b": {}}},
        {"aws_elasticache_replication_group": [{"a": [
          {"snapshot_retention_limit": "${local.limit}"}]}]}],
       "locals": [{"other": 1}, {"limit": "${var.days}"}]}
      """#
    let places = try ModulePlan.places(
      ModulePlan.text(limit: #"{"references":["local.limit"]}"#),
      ["live/main.tf.json": root, "live/redis/main.tf.json": redis]
    )
    #expect(
      places == [
        "live/redis/main.tf.json:2:43 \"a\"",
        "live/main.tf.json:1:69 \"${var.days}\"",
        "the limit is set here: live/redis/main.tf.json:3:34 \"${local.limit}\"",
        "local value 'limit' is written here: live/redis/main.tf.json:4:37 \"${var.days}\"",
        "variable 'days' has this default: live/main.tf.json:2:37 0",
      ]
    )
  }

  // MARK: What is not found

  @Test func `takes the folder that has the blocks of the plan`() throws {
    var wrong = Folders(["wrong/main.tf": "module \"n\" {}"])
    wrong.root = "wrong"
    let right = Folders(["live/main.tf": ModulePlan.root, "live/redis/main.tf": ModulePlan.redis])
    let extraction = try ModulePlan.extraction(ModulePlan.text(), [wrong, right])
    #expect(extraction.caches.first?.origin.block?.header.path == "live/redis/main.tf")
    #expect(extraction.sourceFolders == ["live", "live/redis"])
  }

  /// One of those with a root module may have been the right one before it changed.
  @Test func `keeps in mind every folder that may have been the right one`() throws {
    var other = Folders(["other/main.tf": "module \"n\" {}"])
    other.root = "other"
    var empty = Folders([:])
    empty.root = "empty"
    let changed = Folders(["live/main.tf": "module \"n\" {}"])
    let extraction = try ModulePlan.extraction(ModulePlan.text(), [other, empty, changed])
    #expect(extraction.sourceFolders == ["other", "other/redis", "live", "live/redis"])
    let redacted = try ModulePlan.extraction(Self.redacted, [other, empty, changed])
    #expect(redacted.sourceFolders == ["other", "live"])
  }

  private static let cache = "resource \"aws_elasticache_cluster\" \"b\" {}"

  private static func call(_ source: String) -> String {
    "module \"m\" {\n\(source)\nfor_each = var.all\ndays = var.days\n}\n"
  }

  /// Root modules, and whether each is that of a plan with a call of `./redis` and a cache `b`.
  static let rootModules: [(text: String, isTaken: Bool)] = [
    ("\(call("source = \"./redis\""))\(cache)", true),
    ("\(call("source = \"./other/../redis\""))\(cache)", true),
    ("\(call("source = \"./redis\""))", false), ("\(cache)", false),
    ("\(call(""))\(cache)", false), ("\(call("source = var.source"))\(cache)", false),
    ("\(call("source = \"../redis\""))\(cache)", false),
    ("\(call("source = \"./redis\""))resource \"aws_elasticache_cluster\" \"c\" {}", false),
  ]

  @Test(arguments: rootModules)
  func `takes a folder that has every call and cache of the root module`(
    _ root: String,
    _ isTaken: Bool,
  ) throws {
    let resource = #"{"mode":"managed","type":"aws_elasticache_cluster","name":"b"}"#
    let origin = try ModulePlan.origin(
      ModulePlan.text(resources: "[\(resource)]"),
      [Folders(["live/main.tf": root, "live/redis/main.tf": ModulePlan.redis])]
    )
    #expect((origin.block != nil) == isTaken)
  }

  /// Any folder would do for a plan of nothing.
  @Test func `takes no folder for a plan that has nothing to know it by`() throws {
    let resource = #"{"mode":"managed","type":"aws_elasticache_cluster","name":"b"}"#
    let root = "# elasticache-lint: allow backups-off -- why\n" + Self.cache
    for resources in ["", resource] {
      let module = #"{"root_module":{"resources":[\#(resources)]}}"#
      let plan = #"{"format_version":"1.2","configuration":\#(module)}"#
      let extraction = try ModulePlan.extraction(plan, [Folders(["live/main.tf": root])])
      #expect(extraction.suppressions.isEmpty == resources.isEmpty)
    }
  }

  @Test func `says what to do without the root module`() throws {
    var wrong = Folders(["live/main.tf": "module \"m\" {\n source = \"./other\"\n}"])
    let none = try ModulePlan.places(ModulePlan.text(), [:])
    #expect(
      none == ["to see the line to edit, give the folder of the root module: --source-root DIR"]
    )
    #expect(try ModulePlan.places(ModulePlan.text(), wrong.files) == none)
    wrong.isNamed = true
    guard case .unknown(let remedy, _) = try ModulePlan.origin(ModulePlan.text(), [wrong]) else {
      Issue.record("a module with another source is not the right one")
      return
    }
    #expect(
      remedy == "'live' is not the root module of this plan: give the folder it was planned in"
        + " with --source-root"
    )
  }

  @Test func `does not take a configuration that cannot be read`() throws {
    let places = try ModulePlan.places(
      ModulePlan.text(),
      ["live/main.tf": ModulePlan.root + "\nmodule \"x\" {"]
    )
    #expect(places.first?.contains("--source-root DIR") == true)
  }

  @Test func `says that the configuration has changed`() throws {
    let changed = ModulePlan.redis.replacing("  snapshot_retention_limit = var.days\n", with: "")
    let places = try ModulePlan.places(
      ModulePlan.text(),
      ["live/main.tf": ModulePlan.root, "live/redis/main.tf": changed]
    )
    #expect(places == ["plan again: the configuration in 'live/redis' has changed since this plan"])
  }

  @Test(arguments: [("./redis", "live/redis"), ("../redis", "redis")])
  func `finds a module by its path`(_ source: String, _ folder: String) throws {
    let root = ModulePlan.root.replacing("./redis", with: source)
    let plan = ModulePlan.text(source: source)
    let found = try ModulePlan.places(
      plan,
      ["live/main.tf": root, "\(folder)/main.tf": ModulePlan.redis]
    )
    #expect(found.first?.hasPrefix("\(folder)/main.tf:1:1 ") == true)
    #expect(
      try ModulePlan.places(plan, ["live/main.tf": root]) == [
        "live/main.tf:4:1 module \"m\"", "live/main.tf:7:12 var.days",
        "variable 'days' has this default: live/main.tf:2:13 0",
      ]
    )
  }

  @Test func `shows the call of a module that was not fetched`() throws {
    let source = "terraform-aws-modules/elasticache/aws"
    let root = ModulePlan.root.replacing("./redis", with: source)
      .replacing("  days   = var.days\n", with: "")
    for limit in [nil, #"{"references":["var.days"]}"#, #"{"constant_value":0}"#] {
      let plan = ModulePlan.text(limit: limit, arguments: "{}", source: source)
      let origin = try ModulePlan.origin(plan, [Folders(["live/main.tf": root])])
      #expect(origin.block?.place.range.lowerBound.line == 4)
      #expect(origin.block?.trail == [])
      // Where an argument is missing, the module need not be seen.
      #expect((origin.remedy == nil) == (limit?.contains("var.days") == true))
    }
  }

  @Test func `finds a module that was fetched`() throws {
    let source = "terraform-aws-modules/elasticache/aws"
    var files = [
      "live/main.tf": ModulePlan.root.replacing("./redis", with: source),
      "live/.terraform/modules/m/main.tf": ModulePlan.redis,
      "live/.terraform/modules/modules.json":
        #"{"Modules":[{"Key":"","Dir":"."},{"Key":"m","Dir":".terraform/modules/m"}]}"#,
    ]
    let plan = ModulePlan.text(source: source)
    #expect(
      try ModulePlan.places(plan, files) == [
        "live/main.tf:4:1 module \"m\"", "live/main.tf:7:12 var.days",
        "the limit is set here: live/.terraform/modules/m/main.tf:2:30 var.days",
        "variable 'days' has this default: live/main.tf:2:13 0",
      ]
    )
    for folder in ["redis", ".terraform/../redis", "../redis", "/redis", ".terraform"] {
      files["live/redis/main.tf"] = ModulePlan.redis
      files["redis/main.tf"] = ModulePlan.redis
      files["/redis/main.tf"] = ModulePlan.redis
      files["live/.terraform/modules/modules.json"] =
        #"{"Modules":[{"Key":"m","Dir":"\#(folder)"}]}"#
      #expect(try ModulePlan.places(plan, files).count == 3)
    }
  }

  private static let redacted = #"""
    {"plan_format_version":"1.2","resource_changes":[{"address":"aws_elasticache_cluster.a",
     "mode":"managed","type":"aws_elasticache_cluster","name":"a",
     "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}]}
    """#

  @Test func `says nothing of a plan that has no configuration`() throws {
    let places = try ModulePlan.places(Self.redacted, ["live/main.tf": ModulePlan.root])
    #expect(places == ["nothing to do"])
  }
}
