import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// What is known of an attribute that depends on local values, which only the sources have.
struct LocalValueTests {
  private static let type = "aws_elasticache_serverless_cache"

  /// The limit of a serverless cache that the plan marks as unknown, since it is null or known late.
  private static func limit(
    _ written: String,
    _ references: [String],
    locals: String,
    variables: String = #"{"on":{"value":true},"off":{"value":false},"n":{"value":7}}"#,
    sources: Bool = true,
  ) throws -> Retention {
    let list = references.map { "\"\($0)\"" }.joined(separator: ",")
    let plan = #"""
      {"format_version":"1.2","planned_values":{},"variables":\#(variables),"resource_changes":[
       {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"engine":"redis"},
        "after_unknown":{"snapshot_retention_limit":true}}}],
       "configuration":{"root_module":{"variables":{"on":{},"off":{},"n":{}},"resources":[
        {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
         "expressions":{"snapshot_retention_limit":{"references":[\#(list)]}}}]}}}
      """#
    let text = """
      resource "\(type)" "a" {
        snapshot_retention_limit = \(written)
      }
      variable "on" {
        type = bool
      }
      variable "off" {}
      variable "n" {
        type = number
      }
      locals {
      \(locals)
      }
      """
    let folders = sources ? [Folders(["live/main.tf": text])] : []
    let cache = try #require(ModulePlan.extraction(plan, folders).caches.first)
    return try #require(cache.possibilities.first).retention
  }

  private static func limit(
    _ locals: String,
    variables: String = #"{"on":{"value":true},"off":{"value":false},"n":{"value":7}}"#,
  ) throws -> Retention {
    try limit("local.x", ["local.x"], locals: locals, variables: variables)
  }

  /// What is known would stand in the plan, so it is null.
  @Test(arguments: [
    "x = null", "x = local.y\ny = null", "x = var.on ? null : 7", "x = !var.on ? 7 : null",
    "x = max(var.n, 3)", "x = var.n > 3 ? null : aws_x.y.id", "x = var.n == 7 ? null : data.a.b.c",
    "x = var.off || var.n != 7 ? aws_x.y.id : null", "x = var.on && var.n <= 7 ? null : aws_x.y.id",
    "x = terraform.workspace == \"prod\" ? 7 : null", "x = local.y.a\ny = { a = null }",
    "x = 3 * 2 >= 6 ? null : aws_x.y.id", "x = null == null ? null : aws_x.y.id",
    "x = [for d in [var.n] : d.e][0]", "x = try(var.n.m, null)", "x = \"${var.n}\" == \"\" ? 1 : 2",
  ])
  func `is null if all that decides is known`(_ locals: String) throws {
    #expect(try Self.limit(locals) == .absent(.null))
  }

  /// A known value would be in the plan, so these sources have changed since.
  @Test func `decides as without sources if they contradict the plan`() throws {
    let known = ["var.on", "var.n"]
    for written in ["var.on ? 7 : var.n", "var.on ? var.n : null"] {
      #expect(try Self.limit(written, known, locals: "") == .absent(.null), "\(written)")
    }
    #expect(try Self.limit("x = 7") == .undecided(.localValues(["local.x"])))
  }

  @Test(arguments: [
    "x = aws_x.y.id", "x = data.a.b.c", "x = module.m.out", "x = var.on ? aws_x.y.id : null",
    "x = var.off ? null : aws_x.y.id", "x = length(timestamp())", "x = uuid() == \"\" ? null : 7",
    "x = aws_x.y.id == \"\" ? null : null", "x = local.x", "x = local.y\ny = local.x",
    // Terraform itself takes this for unknown.
    "x = var.off && aws_x.y.id == \"\" ? 7 : null",
    // Types that are compared after a conversion, or not at all.
    "x = var.n == \"7\" ? null : aws_x.y.id", "x = var.missing == null ? aws_x.y.id : 7",
    "x = self.y", "x = each.value", "x = y",
  ])
  func `is known only after apply otherwise`(_ locals: String) throws {
    #expect(try Self.limit(locals) == .undecided(.knownAfterApply(["local.x"])))
  }

  /// A value of the command line is text, whatever the type of its variable.
  @Test(arguments: [("\"true\"", true), ("\"false\"", false), ("true", true), ("\"on\"", nil)])
  func `converts what a variable is given`(_ value: String, _ isTrue: Bool?) throws {
    let variables = #"{"on":{"value":\#(value)}}"#
    let null = Retention.absent(.null)
    let late = Retention.undecided(.knownAfterApply(["local.x"]))
    let yes = try Self.limit("x = var.on ? null : aws_x.y.id", variables: variables)
    let no = try Self.limit("x = var.on ? aws_x.y.id : null", variables: variables)
    #expect(yes == (isTrue == true ? null : late))
    #expect(no == (isTrue == false ? null : late))
  }

  @Test func `names the local values that no source shows`() throws {
    for (isThere, locals) in [(false, "x = null"), (true, "y = null")] {
      let retention = try Self.limit("local.x", ["local.x"], locals: locals, sources: isThere)
      #expect(retention == .undecided(.localValues(["local.x"])))
    }
    let retention = try Self.limit(
      "local.x ? var.n : aws_x.y.id",
      ["local.x", "var.n", "aws_x.y.id", "aws_x.y"],
      locals: "",
      sources: false,
    )
    #expect(
      retention == .undecided(.knownAfterApply(["local.x", "var.n", "aws_x.y.id", "aws_x.y"]))
    )
    #expect(
      Undecided.localValues(["local.a", "local.b"]).description
        == "the plan does not show the value of 'local.a', 'local.b'"
    )
  }

  /// Sources that have changed show nothing.
  @Test func `does not read the local values of other sources`() throws {
    let retention = try Self.limit("local.x + 1", ["local.x", "local.z"], locals: "x = null")
    #expect(retention == .undecided(.localValues(["local.x", "local.z"])))
  }

  @Test func `follows long chains to an end`() throws {
    let chain = (0..<5_000).map { "x\($0) = local.x\($0 + 1)" }.joined(separator: "\n")
    let retention = try Self.limit("x = local.x0\n\(chain)")
    #expect(retention == .undecided(.knownAfterApply(["local.x"])))
  }
}
