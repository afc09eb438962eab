import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

/// Caches whose blocks Terraform wrote itself: `terraform plan -generate-config-out`.
struct GeneratedConfigurationTests {
  private static let type = "aws_elasticache_cluster"

  /// What the finding of an imported cache points at, and what can be done.
  private static func found(
    _ generated: String,
    name: String = "a",
    in folders: [Folders] = [],
  ) throws -> (text: String, remedy: String?) {
    let plan = #"""
      {"format_version":"1.2","planned_values":{},"resource_changes":[
       {"address":"\#(type).\#(name)","mode":"managed","type":"\#(type)","name":"\#(name)",
        "change":{"actions":["no-op"],"after":{"engine":"redis","snapshot_retention_limit":0},
        "after_unknown":{},"importing":{"id":"a"},"generated_config":\#(generated)}}],
       "configuration":{"root_module":{}}}
      """#
    let cache = try #require(ModulePlan.extraction(plan, folders).caches.first)
    let range = try #require(cache.possibilities.first).range
    let text = try SourceText(contents: plan.utf8).string(range)
    return (text, cache.origin.remedy)
  }

  @Test func `points at the value in the block`() throws {
    let block = #""resource \"\#(Self.type)\" \"a\" {\n  snapshot_retention_limit     = (0)\n}\n""#
    let found = try Self.found(block)
    #expect(found.text == "(0)")
    #expect(found.remedy == "edit the block in the file that -generate-config-out named")
  }

  @Test func `points at the header of a block without a limit`() throws {
    let block =
      "\"# __generated__\\nresource \\\"\(Self.type)\\\" \\\"a\\\" {\\n  engine = \\\"redis\\\"\\n}\\n\""
    #expect(try Self.found(block).text == #"resource \"\#(Self.type)\" \"a\""#)
  }

  /// No configuration had the block when the plan was made.
  @Test func `does not take the configuration for changed`() throws {
    let block = #""resource \"\#(Self.type)\" \"a\" {\n  snapshot_retention_limit = 0\n}\n""#
    let folders = Folders(["live/main.tf": "resource \"\(Self.type)\" \"a\" {\n}\n"])
    #expect(try Self.found(block, in: [folders]).text == "0")
  }

  @Test(arguments: ["null", "7", "\"\"", #""resource {""#, #""locals {\n}""#, "{}"])
  func `points at the planned value where there is no block`(_ generated: String) throws {
    let found = try Self.found(generated)
    #expect(found.text == "0")
    #expect(found.remedy?.contains("--source-root") == true)
  }
}
