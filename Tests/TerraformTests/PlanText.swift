import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// A small plan with one change, as Terraform prints it.
///
/// Its members are JSON.
struct PlanText: Sendable {
  var type = CacheType.terraformServerless
  var mode = "managed"
  var actions = ["create"]
  var deposed: String?
  var after = "{}"
  var afterUnknown = "{}"
  var afterSensitive = "{}"
  /// What is written of the resource; nil if the plan has no configuration.
  var expressions: String? = "{}"
  /// More members of the resource in the configuration: `,"for_each_expression":…`.
  var loop = ""
  /// More members of the plan: `,"variables":…`.
  var more = ""

  static let unknown = #"{"snapshot_retention_limit":true}"#

  static func references(_ references: String...) -> String {
    let list = references.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"snapshot_retention_limit":{"references":[\#(list)]}}"#
  }

  var address: String { "\(type.rawValue).it" }

  var text: String {
    let actions = actions.map { "\"\($0)\"" }.joined(separator: ",")
    let deposed = deposed.map { #""deposed":"\#($0)","# } ?? ""
    let configuration =
      expressions.map { expressions in
        #","configuration":{"root_module":{"resources":[{"address":"\#(address)","#
          + #""mode":"\#(mode)","type":"\#(type.rawValue)","name":"it","#
          + #""expressions":\#(expressions)\#(loop)}]}}"#
      } ?? ""
    return #"{"format_version":"1.2","planned_values":{},"resource_changes":[{"#
      + #""address":"\#(address)","mode":"\#(mode)","type":"\#(type.rawValue)","#
      + #""name":"it",\#(deposed)"#
      + #""change":{"actions":[\#(actions)],"after":\#(after),"after_unknown":\#(afterUnknown),"#
      + #""after_sensitive":\#(afterSensitive)}}]\#(configuration)\#(more)}"# + "\n"
  }

  /// How the one cache may be deployed.
  func possibility() throws -> Possibility {
    let extraction = try #require(try Reading.plan(text))
    let cache = try #require(extraction.caches.first)
    #expect(extraction.caches.count == 1)
    #expect(cache.id == Text(address) && cache.type == type)
    return try #require(cache.possibilities.first)
  }
}
