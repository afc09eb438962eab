import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// What is edited in a configuration after its plan was made.
struct ConfigurationChangeTests {
  private static let type = ModulePlan.type

  /// A plan of cache `a`, with `b` that has no instance, and of a module `m` with cache `a`.
  private static func plan(
    _ limit: String = #"{"constant_value":7}"#,
    argument: String = #"{"constant_value":7}"#,
    changes: String = "",
  ) -> String {
    func resource(_ name: String, _ limit: String) -> String {
      let expressions = limit.isEmpty ? "{}" : #"{"snapshot_retention_limit":\#(limit)}"#
      return #"{"address":"\#(type).\#(name)","mode":"managed","type":"\#(type)","#
        + #""name":"\#(name)","expressions":\#(expressions)}"#
    }
    return #"""
      {"format_version":"1.2","planned_values":{},"resource_changes":[
       {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":7}}}\#(changes)],
       "configuration":{"root_module":{
        "resources":[\#(resource("a", limit)),\#(resource("b", ""))],
        "module_calls":{"m":{"source":"./m","expressions":{"days":\#(argument)},"module":{
         "resources":[\#(resource("a", #"{"references":["var.days"]}"#))],
         "variables":{"days":{"default":7}}}},
         "n":{"source":"./n","module":{}}}}}}
      """#
  }

  private static let files = [
    "live/main.tf": """
    resource "\(type)" "a" {
      snapshot_retention_limit = 7
    }
    resource "\(type)" "b" {
      count = 0
    }
    module "m" {
      source = "./m"
      days   = 7
    }
    module "n" {
      source = "./n"
    }
    """,
    "live/m/main.tf": """
    resource "\(type)" "a" {
      snapshot_retention_limit = var.days
    }
    variable "days" {
      default = 7
    }
    """,
    "live/n/main.tf": "",
  ]

  private static func extraction(
    _ plan: String = plan(),
    edits: [(file: String, old: String, new: String)],
  ) throws -> Extraction {
    var files = files
    for (file, old, new) in edits {
      files[file] = old.isEmpty ? (files[file] ?? "") + new : files[file]?.replacing(old, with: new)
    }
    return try ModulePlan.extraction(plan, [Folders(files)])
  }

  private static func changes(_ extraction: Extraction) -> [String] {
    extraction.configurationChanges.map { change in
      "\(change.kind) \(change.place.path):\(change.place.range.lowerBound) \(change.declaration)"
    }
  }

  @Test func `says nothing where nothing was edited`() throws {
    let extraction = try Self.extraction(edits: [])
    #expect(extraction.configurationChanges.isEmpty)
    #expect(extraction.matchedFolders.contains("live"))
  }

  static let edits: [(file: String, old: String, new: String, change: String)] = [
    (
      "live/main.tf", "", "\nresource \"\(type)\" \"c\" {\n}\n",
      "cache live/main.tf:14:1 \(type).c"
    ),
    ("live/new.tf", "", "resource \"\(type)\" \"c\" {\n}\n", "cache live/new.tf:1:1 \(type).c"),
    (
      "live/new.tf.json", "", #"{"resource":{"\#(type)":{"c":{}}}}"#,
      "cache live/new.tf.json:1:51 \(type).c"
    ),
    (
      "live/m/new.tf", "", "resource \"\(type)\" \"c\" {\n}\n",
      "cache live/m/new.tf:1:1 module.m.\(type).c"
    ),
    (
      "live/n/main.tf", "", "resource \"\(type)\" \"c\" {\n}\n",
      "cache live/n/main.tf:1:1 module.n.\(type).c"
    ),
    ("live/main.tf", "limit = 7", "limit = 0", "limit live/main.tf:2:30 \(type).a"),
    ("live/main.tf", "  snapshot_retention_limit = 7\n", "", "limit live/main.tf:1:1 \(type).a"),
    ("live/main.tf", "days   = 7", "days   = 0", "limit live/main.tf:9:12 module.m.\(type).a"),
    ("live/main.tf", "  days   = 7\n", "", "limit live/main.tf:7:1 module.m.\(type).a"),
    ("live/m/main.tf", "= var.days", "= 0", "limit live/m/main.tf:2:30 module.m.\(type).a"),
    (
      "live/main.tf", "  count = 0\n", "  snapshot_retention_limit = 1\n",
      "limit live/main.tf:5:30 \(type).b"
    ),
  ]

  @Test(arguments: edits)
  func `finds what was edited`(
    _ file: String,
    _ old: String,
    _ new: String,
    _ change: String,
  ) throws {
    #expect(try Self.changes(Self.extraction(edits: [(file, old, new)])) == [change])
  }

  @Test func `finds caches of a call that was added`() throws {
    let extraction = try Self.extraction(edits: [
      ("live/main.tf", "", "\nmodule \"x\" {\n  source = \"./x\"\n}\n"),
      ("live/x/main.tf", "", "resource \"\(Self.type)\" \"c\" {\n}\n"),
    ])
    #expect(Self.changes(extraction) == ["cache live/x/main.tf:1:1 module.x.\(Self.type).c"])
  }

  /// A default that the plan took.
  @Test func `finds a default that was edited`() throws {
    let plan = Self.plan().replacing(#","expressions":{"days":{"constant_value":7}}"#, with: "")
    let edits = [("live/main.tf", "  days   = 7\n", "")]
    #expect(try Self.changes(Self.extraction(plan, edits: edits)).isEmpty)
    let extraction = try Self.extraction(
      plan,
      edits: edits + [("live/m/main.tf", "default = 7", "default = 0")],
    )
    #expect(Self.changes(extraction) == ["limit live/m/main.tf:5:13 module.m.\(Self.type).a"])
  }

  static let innocent: [(file: String, old: String, new: String)] = [
    ("live/main.tf", "limit = 7", "limit = 3 + 4"),
    ("live/main.tf", "limit = 7", "description = \"x\"\n  snapshot_retention_limit = 7"),
    ("live/main.tf", "", "\nresource \"\(type)\" \"c\" {\n  count = 0\n}\n"),
    ("live/main.tf", "", "\ndata \"\(type)\" \"c\" {\n}\n"),
    ("live/main.tf", "  count = 0\n", "  count = 0\n  snapshot_retention_limit = null\n"),
    ("live/m/main.tf", "default = 7", "default = 0"),
    (
      "live/main_override.tf", "",
      "resource \"\(type)\" \"a\" {\n  snapshot_retention_limit = 7\n}\n"
    ),
  ]

  @Test(arguments: innocent)
  func `says nothing of what decides no limit`(_ file: String, _ old: String, _ new: String) throws
  {
    #expect(try Self.changes(Self.extraction(edits: [(file, old, new)])).isEmpty)
  }

  /// `-generate-config-out` writes the block that the plan has in no configuration.
  @Test func `says nothing of a block that Terraform generated`() throws {
    let change = #"""
      ,{"address":"\#(Self.type).g","mode":"managed","type":"\#(Self.type)","name":"g","change":
      {"actions":["no-op"],"after":{"snapshot_retention_limit":7},"generated_config":"x"}}
      """#
    let edit = ("live/g.tf", "", "resource \"\(Self.type)\" \"g\" {\n}\n")
    #expect(try Self.changes(Self.extraction(Self.plan(changes: change), edits: [edit])).isEmpty)
    let deleted = change.replacing("no-op", with: "delete")
    #expect(
      try Self.changes(Self.extraction(Self.plan(changes: deleted), edits: [edit]))
        == ["cache live/g.tf:1:1 \(Self.type).g"]
    )
  }
}
