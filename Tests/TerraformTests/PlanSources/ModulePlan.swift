import LintDiagnostics
import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// A plan of one cache `a` in a module `m` that the root module calls, and its configuration.
enum ModulePlan {
  static let type = "aws_elasticache_replication_group"

  /// The plan, with the call of the module with some arguments.
  ///
  /// - Parameters:
  ///   - loop: more members of the cache in the configuration: `,"for_each_expression":…`.
  ///   - resources: what else the root module has.
  static func text(
    limit: String? = #"{"references":["var.days"]}"#,
    loop: String = "",
    arguments: String = #"{"days":{"references":["var.days"]}}"#,
    source: String = "./redis",
    variables: String = #"{"days":{"value":0}}"#,
    defaults: String = #"{"days":{"default":0}}"#,
    resources: String = "[]",
  ) -> String {
    let written = limit.map { #"{"snapshot_retention_limit":\#($0)}"# } ?? "{}"
    let resource =
      #"{"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a","#
      + #""expressions":\#(written)\#(loop)}"#
    return #"""
      {"format_version":"1.2","planned_values":{},"variables":\#(variables),"resource_changes":[
       {"address":"module.m[\"x.y\"].\#(type).a[0]","mode":"managed","type":"\#(type)","name":"a",
        "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
       "configuration":{"root_module":{"variables":\#(defaults),"resources":\#(resources),
        "module_calls":{"m":{"source":"\#(source)",
        "for_each_expression":{"references":["var.all"]},
        "expressions":\#(arguments),"module":{"resources":[\#(resource)],"variables":{"days":{}}}}}}}}
      """#
  }

  static let root = """
    variable "days" {
      default = 0
    }
    module "m" {
      source = "./redis"
      for_each = var.all
      days   = var.days
    }
    """

  static let redis = """
    resource "aws_elasticache_replication_group" "a" {
      snapshot_retention_limit = var.days
    }
    variable "days" {
      default  = 7
      nullable = false
    }
    """

  static func extraction(_ plan: String, _ folders: [Folders]) throws -> Extraction {
    let text = try SourceText(contents: plan.utf8)
    let dialect = PlanExtractor(rootModules: folders.map(\.rootModule))
    let reading = dialect.read(text)
    let document = try #require(reading.documents.first, "\(String(describing: reading.error))")
    return try #require(dialect.extract(from: document))
  }

  static func origin(_ plan: String, _ folders: [Folders]) throws -> CacheOrigin {
    try #require(extraction(plan, folders).caches.first).origin
  }

  /// The header, the place to edit and the trail, each as `path:line:column text`.
  static func places(_ plan: String, _ files: [String: String]) throws -> [String] {
    let origin = try origin(plan, [Folders(files)])
    func line(_ place: Place) -> String {
      let range = place.range
      let excerpt = Array(place.excerpt?.text.unicodeScalars ?? "".unicodeScalars)
      var text = ""
      let end = min(excerpt.count, range.upperBound.column - 1)
      let start = min(end, range.lowerBound.column - 1)
      text.unicodeScalars.append(contentsOf: excerpt[start..<end])
      return "\(place.path):\(range.lowerBound) \(text)"
    }
    switch origin {
    case .document, .configuration, .program, .running: return ["document"]
    case .unknown(let remedy, let trail):
      return [remedy ?? "nothing to do"] + trail.map { "\($0.message): \(line($0.place))" }
    case .block(let block):
      return [line(block.header), block.place == block.header ? "no limit" : line(block.place)]
        + block.trail.map { "\($0.message): \(line($0.place))" }
    }
  }
}
