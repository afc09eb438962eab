import LintSyntax
import LintText
import Testing

@testable import Terraform

@Suite struct JSONSelectionPlanTests {
  private static func root(_ text: String) throws -> Node {
    let reading = PlanExtractor().read(try SourceText(contents: text.utf8))
    let document = try #require(reading.documents.first)
    return try #require(document.root)
  }

  private static func addresses(_ changes: String) throws -> [String?] {
    try root(#"{"resource_changes":[\#(changes)]}"#)["resource_changes"]?.elements
      .map { $0["address"]?.text?.string } ?? []
  }

  @Test(
    arguments: [
      (#"{"address":"a","type":"aws_elasticache_cluster"}"#, ["a"]),
      (#"{"address":"a","type":"awscc_elasticache_serverless_cache"}"#, ["a"]),
      (#"{"address":"a","type":"aws_elasticache_subnet_group"}"#, ["a"]),
      (#"{"address":"a","type":"aws_instance"}"#, []),
      (#"{"address":"a","type":""}"#, []),
      (#"{"address":"a"}"#, ["a"]),
      (#"{"address":"a","type":null}"#, ["a"]),
      (#"{"address":"a","type":"aws_elasti\u0063ache_cluster"}"#, ["a"]),
      (#"{"address":"a","type":"aws_inst\u0061nce"}"#, ["a"]),
      (
        #"{"address":"a","change":{"type":"x"},"type":"aws_elasticache_cluster"}"#,
        ["a"]
      ),
      (#"{"address":"a","change":{"after":{"type":"aws_elasticache_cluster"}},"type":"x"}"#, []),
    ]
  )
  func elementIsKeptByItsType(change: String, kept: [String]) throws {
    #expect(try Self.addresses(change) == kept)
  }

  @Test func orderIsKeptAroundDroppedElements() throws {
    let other = #"{"address":"x","type":"aws_instance","change":{"after":{"a":[{"type":"y"}]}}}"#
    let changes = ["a", "b", "c"].map { #"{"type":"aws_elasticache_cluster","address":"\#($0)"}"# }
    let list = [other, changes[0], other, other, changes[1], changes[2], other]
    #expect(try Self.addresses(list.joined(separator: ",")) == ["a", "b", "c"])
    #expect(try Self.addresses([other, other].joined(separator: ",")) == [])
  }

  /// `jq -S` puts `type` behind everything that could be dropped.
  @Test func keysMayBeSorted() throws {
    let sorted =
      #"{"address":"x","change":{"actions":["create"],"after":{"a":"\u0041"}},"mode":"#
      + #""managed","name":"n","provider_name":"p","type":"aws_instance"}"#
    let cache = sorted.replacing("aws_instance", with: "aws_elasticache_cluster")
      .replacing(#""x""#, with: #""y\u0041""#)
    #expect(try Self.addresses("\(sorted),\(cache),\(sorted)") == ["yA"])
  }

  @Test(arguments: [
    "planned_values", "prior_state", "resource_drift", "output_changes", "relevant_attributes",
    "provider_schemas", "values",
  ])
  func memberOfNoInterestIsThereAndEmpty(name: String) throws {
    let value = #"{"root_module":{"resources":[{"type":"aws_elasticache_cluster"}]}}"#
    let root = try Self.root(#"{"\#(name)":\#(value),"errored":true}"#)
    let member = try #require(root.entries.first)
    #expect(member.key.text?.string == name)
    #expect(member.value.entries.isEmpty && member.value.elements.isEmpty)
    #expect(root["errored"]?.text == "true")
  }

  @Test func memberOfTheSameNameDeeperDownIsKept() throws {
    let root = try Self.root(#"{"a":{"values":{"b":1},"prior_state":[2]}}"#)
    #expect(root["a"]?["values"]?["b"]?.text == "1")
    #expect(root["a"]?["prior_state"]?.elements.count == 1)
  }

  @Test(arguments: [
    #"{"planned_values":{"a":}}"#, #"{"resource_changes":[{"type":"aws_instance","a":[}]}"#,
    #"{"resource_changes":[{"type":"aws_instance","a":"\x"}]}"#,
    #"{"prior_state":[1,]}"#, #"{"resource_changes":[{"type":"aws_instance"}"#,
  ])
  func whatIsDroppedIsCheckedAllTheSame(text: String) throws {
    let reading = JSONReader().read(try SourceText(contents: text.utf8), selecting: .plan)
    #expect(reading.error != nil && reading.documents.isEmpty)
  }
}
