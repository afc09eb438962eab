import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// Which configurations are those that a plan was made of: told by what is written in them.
struct SourceFitTests {
  private static let type = ModulePlan.type

  /// A plan of one cache in the root module.
  private static func plan(_ expressions: String, variables: String = "{}") -> String {
    #"""
    {"format_version":"1.2","planned_values":{},"variables":{"days":{"value":0}},"resource_changes":[
     {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
      "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
     "configuration":{"root_module":{"variables":\#(variables),"resources":[
      {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
       "expressions":\#(expressions)}]}}}
    """#
  }

  private static func folders(_ body: String, root: String = "live", more: String = "") -> Folders {
    var folders = Folders([
      "\(root)/main.tf": "resource \"\(type)\" \"a\" {\n\(body)\n}\n\(more)"
    ])
    folders.root = root
    return folders
  }

  /// What is written in a block, what a plan has of it, and whether both are the same.
  static let blocks: [(body: String, expressions: String, isSame: Bool)] = [
    ("snapshot_retention_limit = 0", #""snapshot_retention_limit":{"constant_value":0}"#, true),
    ("snapshot_retention_limit = 0.0", #""snapshot_retention_limit":{"constant_value":0}"#, true),
    (
      "snapshot_retention_limit = (1 - 1)", #""snapshot_retention_limit":{"constant_value":0}"#,
      true
    ),
    ("snapshot_retention_limit = 7", #""snapshot_retention_limit":{"constant_value":0}"#, false),
    (
      "snapshot_retention_limit = \"0\"", #""snapshot_retention_limit":{"constant_value":0}"#, false
    ),
    (
      "snapshot_retention_limit = 0 + 7", #""snapshot_retention_limit":{"constant_value":0}"#, false
    ),
    (
      "snapshot_retention_limit = max(7)", #""snapshot_retention_limit":{"constant_value":0}"#,
      false
    ),
    (
      "snapshot_retention_limit = var.days", #""snapshot_retention_limit":{"constant_value":0}"#,
      false
    ),
    (
      "snapshot_retention_limit = null", #""snapshot_retention_limit":{"constant_value":null}"#,
      true
    ),
    ("snapshot_retention_limit = null", #""snapshot_retention_limit":{}"#, true),
    ("snapshot_retention_limit = null", #""snapshot_retention_limit":{"constant_value":0}"#, false),
    ("snapshot_retention_limit = max(3, 4)", #""snapshot_retention_limit":{}"#, true),
    ("snapshot_retention_limit = max(3, var.x)", #""snapshot_retention_limit":{}"#, false),
    ("", #""snapshot_retention_limit":{"constant_value":0}"#, false),
    ("snapshot_retention_limit = 0", "", false),
    // The same references, however they are put together.
    (
      "snapshot_retention_limit = var.on ? local.days[0] : each.value.x",
      #""snapshot_retention_limit":{"references":["var.on","local.days[0]","local.days","each.value.x","each.value"]}"#,
      true
    ),
    (
      "snapshot_retention_limit = var.off ? local.days : 0",
      #""snapshot_retention_limit":{"references":["var.on","local.days"]}"#, false
    ),
    (
      "tags = { for k, v in var.tags : k => v.name }",
      #""tags":{"references":["var.tags"]}"#, true
    ),
    (
      "description = \"x ${var.a[\"b\"].c} %{ for d in var.e ~}${d.f}%{ endfor }\"",
      #""description":{"references":["var.a[\"b\"].c","var.a[\"b\"]","var.a","var.e"]}"#, true
    ),
    (
      "description = <<EOT\n${var.a}\nEOT\n",
      #""description":{"references":["var.a"]}"#, true
    ),
    ("description = <<EOT\nx\nEOT\n", #""description":{"constant_value":"x\n"}"#, true),
    ("tags = { a = \"b\" }", #""tags":{"constant_value":{"a":"b"}}"#, true),
    // What is no attribute of the resource.
    (
      "lifecycle {\n prevent_destroy = true\n}\ndynamic \"x\" {\n}\ndepends_on = []\nprovider = aws",
      "", true
    ),
    ("timeouts {\n create = \"1m\"\n}", #""timeouts":{"create":{"constant_value":"1m"}}"#, true),
    ("timeouts {\n}", "", false), ("count = 1", "", false),
  ]

  @Test(arguments: blocks)
  func `compares what is written in a block`(
    _ body: String,
    _ expressions: String,
    _ isSame: Bool,
  ) throws {
    let origin = try ModulePlan.origin(Self.plan("{\(expressions)}"), [Self.folders(body)])
    #expect((origin.block != nil) == isSame)
    let remedy = "plan again: the configuration in 'live' has changed since this plan"
    #expect(origin.remedy == (isSame ? nil : remedy))
  }

  private static let limit = #"{"snapshot_retention_limit":{"constant_value":0}}"#

  @Test func `takes the one of several folders that is as the plan says`() throws {
    let right = Self.folders("snapshot_retention_limit = 0", root: "right")
    let wrong = Self.folders("snapshot_retention_limit = 7", root: "wrong")
    for folders in [[right, wrong], [wrong, right]] {
      let origin = try ModulePlan.origin(Self.plan(Self.limit), folders)
      #expect(origin.block?.place.path == "right/main.tf")
    }
  }

  @Test func `takes none of several folders that are as the plan says`() throws {
    let comment = "# elasticache-lint: allow backups-off -- why\n"
    let folders = ["a", "b"].map { root in
      Self.folders("\(comment)snapshot_retention_limit = 0", root: root)
    }
    let extraction = try ModulePlan.extraction(Self.plan(Self.limit), folders)
    #expect(extraction.suppressions.isEmpty)
    #expect(extraction.sourceFolders == ["a", "b"])
    let origin = try #require(extraction.caches.first).origin
    #expect(
      origin.remedy == "'a' and 'b' contain the same configuration: give the folder it was"
        + " planned in with --source-root"
    )
  }

  @Test func `takes none of several folders that differ`() throws {
    let folders = ["a", "b"].map { Self.folders("snapshot_retention_limit = 7", root: $0) }
    let origin = try ModulePlan.origin(Self.plan(Self.limit), folders)
    #expect(
      origin.remedy
        == "the configurations in 'a' and 'b' differ from this plan: give the folder"
        + " it was planned in with --source-root, or plan again"
    )
  }

  /// A comment in it may hold again with the next plan.
  @Test func `accepts nothing by what has changed, and leaves its comments open`() throws {
    let comment = "# elasticache-lint: allow backups-off -- decoy\n"
    let folders = Self.folders("\(comment)snapshot_retention_limit = 7")
    let extraction = try ModulePlan.extraction(Self.plan(Self.limit), [folders])
    #expect(extraction.caches.map(\.lines) == [[]])
    #expect(extraction.unlistedLines.map(\.lines) == [1...4])
  }

  @Test(arguments: [("days = 7", false), ("days = 0", true), ("days = data.a.b.c", true)])
  func `notices a local value that has changed`(_ local: String, _ isSame: Bool) throws {
    let folders = Self.folders(
      "snapshot_retention_limit = local.days",
      more: "locals {\n\(local)\n}\n",
    )
    let origin = try ModulePlan.origin(
      Self.plan(#"{"snapshot_retention_limit":{"references":["local.days"]}}"#),
      [folders],
    )
    let remedy = "plan again: the configuration in 'live' has changed since this plan"
    #expect(origin.remedy == (isSame ? nil : remedy))
  }

  @Test func `notices a default that has changed`() throws {
    let plan = Self.plan(
      #"{"snapshot_retention_limit":{"references":["var.days"]}}"#,
      variables: #"{"days":{"default":0}}"#,
    )
    for (written, isSame) in [("0", true), ("7", false)] {
      let folders = Self.folders(
        "snapshot_retention_limit = var.days",
        more: "variable \"days\" {\n  default = \(written)\n}\n",
      )
      #expect(try (ModulePlan.origin(plan, [folders]).block != nil) == isSame)
    }
  }

  @Test(arguments: [
    ("days   = var.days", "days   = 7"), ("days   = var.days", "more   = var.days"),
    ("days   = var.days", ""), ("  for_each = var.all\n", ""),
  ])
  func `notices a call that has changed`(_ old: String, _ new: String) throws {
    let files = [
      "live/main.tf": ModulePlan.root.replacing(old, with: new),
      "live/redis/main.tf": ModulePlan.redis,
    ]
    let origin = try ModulePlan.origin(ModulePlan.text(), [Folders(files)])
    #expect(
      origin.remedy == "plan again: the configuration in 'live' has changed since this plan"
    )
  }
}
