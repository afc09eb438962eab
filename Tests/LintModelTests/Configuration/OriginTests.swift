import LintDiagnostics
import LintSyntax
import Testing

@testable import LintModel

/// Where the caches of a plan are written, in configurations that lie in memory.
///
/// Real configurations with their plans are below `fixtures/terraform`.
struct OriginTests {
  private static let type = "aws_elasticache_replication_group"

  /// A plan of one cache `a` in a module, and the call of it with some arguments.
  private static func plan(
    limit: String? = #"{"references":["var.days"]}"#,
    arguments: String = #"{"days":{"references":["var.days"]}}"#,
    source: String = "./redis",
    variables: String = #"{"days":{"value":0}}"#,
    defaults: String = #"{"days":{"default":0}}"#,
  ) -> String {
    let written = limit.map { #"{"snapshot_retention_limit":\#($0)}"# } ?? "{}"
    let resource =
      #"{"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a","expressions":\#(written)}"#
    return #"""
      {"format_version":"1.2","planned_values":{},"variables":\#(variables),"resource_changes":[
       {"address":"module.m[\"x.y\"].\#(type).a[0]","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"variables":\#(defaults),"module_calls":{"m":{"source":"\#(source)",
        "for_each_expression":{"references":["var.all"]},
        "expressions":\#(arguments),"module":{"resources":[\#(resource)],"variables":{"days":{}}}}}}}}
      """#
  }

  private static let root = """
    variable "days" {
      default = 0
    }
    module "m" {
      source = "./redis"
      for_each = var.all
      days   = var.days
    }
    """

  private static let redis = """
    resource "aws_elasticache_replication_group" "a" {
      snapshot_retention_limit = var.days
    }
    variable "days" {
      default  = 7
      nullable = false
    }
    """

  private static func origin(_ plan: String, _ folders: [Folders]) throws -> CacheOrigin {
    let text = try SourceText(contents: plan.utf8)
    let dialect = TerraformDialect(rootModules: folders)
    let reading = dialect.read(text)
    let document = try #require(reading.documents.first, "\(String(describing: reading.error))")
    let extraction = dialect.extract(from: document, lines: LineIndex(text))
    return try #require(extraction?.caches.first).origin
  }

  /// The header, the limit and the trail, each as `path:line:column text`.
  private static func places(_ plan: String, _ files: [String: String]) throws -> [String] {
    let origin = try origin(plan, [Folders(files)])
    func line(_ place: Place) -> String {
      let range = place.range
      let excerpt = Array(place.excerpt?.text.unicodeScalars ?? "".unicodeScalars)
      var text = ""
      let end = min(excerpt.count, range.upperBound.column - 1)
      text.unicodeScalars.append(contentsOf: excerpt[(range.lowerBound.column - 1)..<end])
      return "\(place.path):\(range.lowerBound) \(text)"
    }
    switch origin {
    case .document: return ["document"]
    case .unknown(let remedy, let trail):
      return [remedy ?? "nothing to do"] + trail.map { "\($0.message): \(line($0.place))" }
    case .block(let block):
      return [line(block.header), block.limit.map(line) ?? "no limit"]
        + block.trail.map { "\($0.message): \(line($0.place))" }
    }
  }

  @Test func `follows a variable through the call to its default`() throws {
    let places = try Self.places(
      Self.plan(),
      ["live/main.tf": Self.root, "live/redis/main.tf": Self.redis]
    )
    #expect(
      places == [
        "live/redis/main.tf:1:1 resource \"aws_elasticache_replication_group\" \"a\"",
        "live/redis/main.tf:2:30 var.days",
        "'days' is passed to module 'm' here: live/main.tf:7:12 var.days",
        "variable 'days' has this default: live/main.tf:2:13 0",
      ]
    )
  }

  @Test(arguments: [64, 65])
  func `follows sixty-four references of an expression`(_ count: Int) throws {
    let others = (1..<count).map { #""local.x\#($0)","# }.joined()
    let places = try Self.places(
      Self.plan(limit: #"{"references":[\#(others)"var.days"]}"#),
      ["live/main.tf": Self.root, "live/redis/main.tf": Self.redis]
    )
    #expect(places.count == (count == 64 ? 4 : 2))
  }

  /// Each call passes on what its caller is given; the default lies behind the last of them.
  @Test(arguments: [7, 8])
  func `shows eight places on the way`(_ depth: Int) throws {
    let days = #"{"days":{"references":["var.days"]}}"#
    let limit = #"{"snapshot_retention_limit":{"references":["var.days"]}}"#
    var module =
      #"{"resources":[{"mode":"managed","type":"\#(Self.type)","name":"a","expressions":\#(limit)}]}"#
    for _ in 0..<depth {
      module =
        #"{"module_calls":{"m":{"source":"./m","expressions":\#(days),"module":\#(module)}}}"#
    }
    let address = String(repeating: "module.m.", count: depth) + "\(Self.type).a"
    let plan = #"""
      {"format_version":"1.2","planned_values":{},"variables":{"days":{"value":0}},"resource_changes":[
       {"address":"\#(address)","mode":"managed","type":"\#(Self.type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":\#(module)}}
      """#
    let call = "module \"m\" {\n  source = \"./m\"\n  days   = var.days\n}\n"
    var files = [
      "live\(String(repeating: "/m", count: depth))/main.tf":
        "resource \"\(Self.type)\" \"a\" {\n  snapshot_retention_limit = var.days\n}\n"
    ]
    for level in 0..<depth {
      files["live\(String(repeating: "/m", count: level))/main.tf"] =
        "variable \"days\" {\n  default = 0\n}\n" + call
    }
    let trail = try Self.places(plan, files).dropFirst(2)
    #expect(trail.count == 8)
    #expect(trail.last?.hasPrefix("variable 'days'") == (depth == 7))
  }

  @Test func `tells a value that was given from a default`() throws {
    let places = try Self.places(
      Self.plan(defaults: #"{"days":{"default":7}}"#),
      ["live/main.tf": Self.root, "live/redis/main.tf": Self.redis]
    )
    #expect(
      places.last
        == "variable 'days' was given a value for this plan: live/main.tf:1:1 variable \"days\""
    )
  }

  @Test func `compares defaults that are objects`() throws {
    for (value, message) in [
      (#"{"a":[1, 2]}"#, "variable 'days' has this default"),
      (#"{"a":[1,3]}"#, "variable 'days' was given a value for this plan"),
      (#"{"a":[1]}"#, "variable 'days' was given a value for this plan"),
      ("1", "variable 'days' was given a value for this plan"),
    ] {
      let plan = Self.plan(
        variables: #"{"days":{"value":\#(value)}}"#,
        defaults: #"{"days":{"default":{"a":[1,2]}}}"#,
      )
      let files = ["live/main.tf": Self.root, "live/redis/main.tf": Self.redis]
      #expect(try Self.places(plan, files).last?.hasPrefix(message) == true)
    }
  }

  @Test func `takes the default of the module where nothing is passed`() throws {
    let root = Self.root.replacing("  days   = var.days\n", with: "")
    let places = try Self.places(
      Self.plan(arguments: "{}"),
      ["live/main.tf": root, "live/redis/main.tf": Self.redis]
    )
    #expect(
      places.dropFirst(2) == ["variable 'days' has this default: live/redis/main.tf:5:14 7"]
    )
  }

  @Test func `takes the default of a variable that is never null`() throws {
    let root = Self.root.replacing("days   = var.days", with: "days   = null")
    let places = try Self.places(
      Self.plan(arguments: #"{"days":{"constant_value":null}}"#),
      ["live/main.tf": root, "live/redis/main.tf": Self.redis]
    )
    #expect(
      places.dropFirst(2) == [
        "'days' is passed to module 'm' here: live/main.tf:7:12 null",
        "variable 'days' has this default: live/redis/main.tf:5:14 7",
      ]
    )
  }

  @Test func `follows loops and local values`() throws {
    let root =
      Self.root.replacing("days   = var.days", with: "days   = each.value.days")
        + """

        locals {
          shared = var.days
        }
        """
    let redis =
      Self.redis.replacing("= var.days", with: "= local.limit")
        + """

        locals {
          limit = var.days
        }
        """
    let plan = Self.plan(
      limit: #"{"references":["local.limit"]}"#,
      arguments: #"{"days":{"references":["each.value.days","each.value"]}}"#,
    )
    let places = try Self.places(plan, ["live/main.tf": root, "live/redis/main.tf": redis])
    #expect(
      places.dropFirst() == [
        "live/redis/main.tf:2:30 local.limit",
        "local value 'limit' is written here: live/redis/main.tf:9:11 var.days",
        "'days' is passed to module 'm' here: live/main.tf:7:12 each.value.days",
        "'each.value' comes from here: live/main.tf:6:14 var.all",
      ]
    )
  }

  @Test func `points at the block where no limit is written`() throws {
    let redis = "resource \"aws_elasticache_replication_group\" \"a\" {}"
    let places = try Self.places(
      Self.plan(limit: nil),
      ["live/main.tf": Self.root, "live/redis/x.tf": redis]
    )
    #expect(places == ["live/redis/x.tf:1:1 \(redis.dropLast(3))", "no limit"])
  }

  // MARK: Overrides

  @Test func `takes the last override`() throws {
    let override = """
      resource "aws_elasticache_replication_group" "a" {
        snapshot_retention_limit = 3
      }
      """
    let places = try Self.places(
      Self.plan(limit: #"{"constant_value":0}"#),
      [
        "live/main.tf": Self.root, "live/redis/z.tf": Self.redis,
        "live/redis/a_override.tf": override.replacing("3", with: "5"),
        "live/redis/b_override.tf": override.replacing("3", with: "0"),
        "live/redis/override.tf.json":
          #"{"resource":{"aws_elasticache_replication_group":{"a":{}}}}"#,
      ]
    )
    #expect(places.first?.hasPrefix("live/redis/z.tf:1:1 ") == true)
    #expect(places.last == "live/redis/b_override.tf:2:30 0")
  }

  @Test func `does not choose between two blocks of one name`() throws {
    let places = try Self.places(
      Self.plan(),
      ["live/main.tf": Self.root, "live/redis/a.tf": Self.redis, "live/redis/b.tf": Self.redis]
    )
    #expect(places.first?.contains("has changed since this plan") == true)
  }

  @Test func `reads what is for OpenTofu in place of its namesake`() throws {
    let places = try Self.places(
      Self.plan(),
      [
        "live/main.tf": "module \"m\" {}", "live/main.tofu": Self.root,
        "live/redis/main.tf": Self.redis,
      ]
    )
    #expect(places.last == "variable 'days' has this default: live/main.tofu:2:13 0")
  }

  // MARK: JSON

  @Test func `reads configurations in JSON`() throws {
    let root = #"""
      [{"//": "a comment", "module": [{"m": {"source": "./redis", "days": "${var.days}"}}]},
       {"variable": {"days": [{"default": 0}]}}]
      """#
    let redis = #"""
      {"resource": [{"aws_elasticache_replication_group": {"b": {}}},
        {"aws_elasticache_replication_group": [{"a": [
          {"snapshot_retention_limit": "${local.limit}"}]}]}],
       "locals": [{"other": 1}, {"limit": "${var.days}"}]}
      """#
    let places = try Self.places(
      Self.plan(limit: #"{"references":["local.limit"]}"#),
      ["live/main.tf.json": root, "live/redis/main.tf.json": redis]
    )
    #expect(
      places == [
        "live/redis/main.tf.json:2:43 \"a\"",
        "live/redis/main.tf.json:3:34 \"${local.limit}\"",
        "local value 'limit' is written here: live/redis/main.tf.json:4:37 \"${var.days}\"",
        "'days' is passed to module 'm' here: live/main.tf.json:1:69 \"${var.days}\"",
        "variable 'days' has this default: live/main.tf.json:2:37 0",
      ]
    )
  }

  // MARK: What is not found

  @Test func `takes the first folder that has the blocks of the plan`() throws {
    var wrong = Folders(["wrong/main.tf": "module \"n\" {}"])
    wrong.root = "wrong"
    let right = Folders(["live/main.tf": Self.root, "live/redis/main.tf": Self.redis])
    let origin = try Self.origin(Self.plan(), [wrong, right])
    #expect(origin.block?.header.path == "live/redis/main.tf")
  }

  @Test func `says what to do without the root module`() throws {
    var wrong = Folders(["live/main.tf": "module \"m\" {\n source = \"./other\"\n}"])
    let none = try Self.places(Self.plan(), [:])
    #expect(
      none == ["to see the line to edit, give the folder of the root module: --source-root DIR"]
    )
    #expect(try Self.places(Self.plan(), wrong.files) == none)
    wrong.isNamed = true
    guard case .unknown(let remedy, _) = try Self.origin(Self.plan(), [wrong]) else {
      Issue.record("a module with another source is not the right one")
      return
    }
    #expect(remedy?.hasPrefix("'live' is not the root module of this plan") == true)
  }

  @Test func `does not take a configuration that cannot be read`() throws {
    let places = try Self.places(Self.plan(), ["live/main.tf": Self.root + "\nmodule \"x\" {"])
    #expect(places.first?.contains("--source-root DIR") == true)
  }

  @Test func `says that the configuration has changed`() throws {
    let changed = Self.redis.replacing("  snapshot_retention_limit = var.days\n", with: "")
    let places = try Self.places(
      Self.plan(),
      ["live/main.tf": Self.root, "live/redis/main.tf": changed]
    )
    #expect(places == ["plan again: the configuration in 'live/redis' has changed since this plan"])
  }

  @Test func `shows the call of a module that was not fetched`() throws {
    let source = "terraform-aws-modules/elasticache/aws"
    let root = Self.root.replacing("./redis", with: source)
    let plan = Self.plan(arguments: "{}", source: source)
    #expect(
      try Self.places(plan, ["live/main.tf": root]) == [
        "to see the line to edit, run 'terraform init': 'module.m' has not been fetched",
        "module 'm' is called here: live/main.tf:4:1 module \"m\"",
      ]
    )
  }

  @Test func `finds a module that was fetched`() throws {
    let source = "terraform-aws-modules/elasticache/aws"
    var files = [
      "live/main.tf": Self.root.replacing("./redis", with: source),
      "live/.terraform/modules/m/main.tf": Self.redis,
      "live/.terraform/modules/modules.json":
        #"{"Modules":[{"Key":"","Dir":"."},{"Key":"m","Dir":".terraform/modules/m"}]}"#,
    ]
    let plan = Self.plan(source: source)
    #expect(
      try Self.places(plan, files).first?.hasPrefix("live/.terraform/modules/m/main.tf:1:1") == true
    )
    for folder in ["redis", ".terraform/../redis", "../redis", "/redis", ".terraform"] {
      files["live/redis/main.tf"] = Self.redis
      files["redis/main.tf"] = Self.redis
      files["/redis/main.tf"] = Self.redis
      files["live/.terraform/modules/modules.json"] =
        #"{"Modules":[{"Key":"m","Dir":"\#(folder)"}]}"#
      #expect(try Self.places(plan, files).first?.contains("has not been fetched") == true)
    }
  }

  @Test func `says nothing of a plan that has no configuration`() throws {
    let plan = #"""
      {"plan_format_version":"1.2","resource_changes":[{"address":"aws_elasticache_cluster.a",
       "mode":"managed","type":"aws_elasticache_cluster","name":"a",
       "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}]}
      """#
    #expect(try Self.places(plan, ["live/main.tf": Self.root]) == ["nothing to do"])
  }
}
