import LintModel
import LintText
import Testing

@testable import Terraform

@Suite struct TerraformDialectTests {
  private static let configured =
    #","configuration":{"root_module":{"resources":[{"address":"aws_elasticache_cluster.a","#
    + #""type":"aws_elasticache_cluster","name":"a"}],"module_calls":{"m":{"module":{"resources":["#
    + #"{"address":"aws_elasticache_cluster.b","type":"aws_elasticache_cluster","name":"b"}]}}}}}"#

  private static let change =
    #"{"address":"aws_elasticache_cluster.a[0]","mode":"managed","type":"aws_elasticache_cluster","#
    + #""name":"a","change":{"actions":["create"],"after":{"snapshot_retention_limit":7}}}"#

  private static func plan(_ members: String) throws -> Extraction {
    try #require(try Reading.plan(#"{"format_version":"1.2","planned_values":{}\#(members)}"#))
  }

  private static func reasons(_ caches: [Cache]) -> [Retention?] {
    caches.map(\.possibilities.first?.retention)
  }

  @Test func failedPlanNamesWhatItDidNotComeTo() throws {
    let members = #","errored":true,"resource_changes":[\#(Self.change)]\#(Self.configured)"#
    let extraction = try Self.plan(members)
    #expect(
      extraction.caches.map(\.id) == [
        "aws_elasticache_cluster.a[0]", "module.m.aws_elasticache_cluster.b",
      ]
    )
    #expect(Self.reasons(extraction.caches) == [.days(7), .undecided(.notPlanned)])
    #expect(extraction.remarks.map(\.kind) == [.notExamined])
    #expect(extraction.remarks.first?.message.contains("could not finish") == true)
  }

  @Test func failedPlanWithoutChangesNamesAllOfThem() throws {
    let extraction = try Self.plan(#","errored":true\#(Self.configured)"#)
    #expect(extraction.caches.count == 2)
    #expect(extraction.remarks.count == 1)
  }

  @Test func partialPlanIsJudgedForWhatItLists() throws {
    let members = #","complete":false,"resource_changes":[\#(Self.change)]\#(Self.configured)"#
    let extraction = try Self.plan(members)
    #expect(Self.reasons(extraction.caches) == [.days(7)])
    #expect(
      extraction.remarks.map(\.message) == ["this plan is partial; only what it lists is judged"]
    )
  }

  /// The caches that it lists are enough to say so.
  @Test(arguments: [#""errored":true"#, #""complete":false"#])
  func planWithoutConfigurationSaysWhatItLacks(member: String) throws {
    let extraction = try Self.plan(#",\#(member),"resource_changes":[\#(Self.change)]"#)
    #expect(Self.reasons(extraction.caches) == [.days(7)])
    #expect(extraction.remarks.map(\.kind) == [.notExamined])
  }

  @Test func planOfConfigurationAloneSaysSo() throws {
    let extraction = try Reading.plan(#"{"format_version":"1.2"\#(Self.configured)}"#)
    #expect(extraction?.remarks.map(\.kind) == [.notExamined])
  }

  @Test func planWithoutChangesSaysSo() throws {
    let extraction = try Self.plan(#","complete":true,"errored":false\#(Self.configured)"#)
    #expect(extraction.caches.isEmpty)
    #expect(extraction.remarks.map(\.kind) == [.notExamined])
    #expect(extraction.remarks.first?.message.contains("changes no resource") == true)
  }

  @Test func completePlanSaysNothingMore() throws {
    let members = #","complete":true,"errored":false,"resource_changes":[\#(Self.change)]"#
    #expect(try Self.plan(members + Self.configured).remarks.isEmpty)
    #expect(try Self.plan(members).remarks.isEmpty)
  }

  @Test func planHasNoScenarios() throws {
    #expect(try Self.plan(#","resource_changes":[\#(Self.change)]"#).effort == 0)
  }

  @Test(arguments: [#""errored":true"#, #""complete":false"#, #""complete":true"#])
  func planWithoutCachesSaysNothing(member: String) throws {
    let extraction = try Self.plan(",\(member)")
    #expect(extraction.caches.isEmpty && extraction.remarks.isEmpty)
  }

  @Test func deferredChangeIsUndecided() throws {
    let members =
      #","deferred_changes":[{"reason":"resource_config_unknown","resource_change":"#
      + Self.change + #"},{"reason":"x","resource_change":{"type":"aws_instance","address":"y"}},"#
      + #"{"resource_change":\#(Self.change)}]"#
    let extraction = try Self.plan(members)
    #expect(
      Self.reasons(extraction.caches) == [
        .undecided(.deferred("resource_config_unknown")),
        .undecided(.deferred("no reason given")),
      ]
    )
    #expect(extraction.caches.allSatisfy { $0.id == "aws_elasticache_cluster.a[0]" })
    #expect(extraction.caches.allSatisfy { $0.declaration == "aws_elasticache_cluster.a" })
  }

  @Test(arguments: ["resource_drift", "prior_state", "planned_values", "relevant_attributes"])
  func otherListsAreNeverUsed(name: String) throws {
    let extraction = try Self.plan(#","\#(name)":[\#(Self.change)],"resource_changes":[]"#)
    #expect(extraction.caches.isEmpty)
    // Values that no change leads to are noted.
    #expect(extraction.remarks.isEmpty == (name != "planned_values"))
  }

  @Test(arguments: ["0.1", "0.2", "1.0", "1.2", "1.99"])
  func formatOfAKnownMajorVersionIsRead(version: String) throws {
    let text = #"{"format_version":"\#(version)","resource_changes":[\#(Self.change)]}"#
    #expect(try #require(try Reading.plan(text)).caches.count == 1)
  }

  @Test(arguments: ["2.0", "10.0", "1", "", "x"])
  func otherFormatIsUnreadable(version: String) throws {
    let text = #"{"format_version":"\#(version)","resource_changes":[\#(Self.change)]}"#
    let extraction = try #require(try Reading.plan(text))
    #expect(extraction.caches.isEmpty)
    #expect(extraction.remarks.map(\.kind) == [.unreadable])
    #expect(extraction.remarks.first?.range.lowerBound == 18)
  }

  @Test(arguments: ["[]", "{}", #"{"major":1}"#])
  func formatThatIsNoTextIsUnreadable(version: String) throws {
    let text = #"{"format_version":\#(version),"resource_changes":[\#(Self.change)]}"#
    let extraction = try #require(try Reading.plan(text))
    #expect(extraction.caches.isEmpty)
    #expect(
      extraction.remarks.map(\.message)
        == ["plan format 'unknown' is not supported; formats 0.x and 1.x are"]
    )
  }

  @Test func redactedPlanOfHCPIsRead() throws {
    let text =
      #"{"plan_format_version":"1.2","provider_schemas":{},"resource_changes":["#
      + Self.change + "]}"
    #expect(try #require(try Reading.plan(text)).caches.count == 1)
  }

  @Test(arguments: [
    #"{"type":"aws_elasticache_cluster","name":"a","mode":"managed","change":{"actions":[]}}"#,
    #"{"address":"a","type":"aws_elasticache_cluster","name":"a","mode":"managed"}"#,
    #"{"address":"a","type":"aws_elasticache_cluster","name":"a","mode":"managed","change":{}}"#,
    #"{"address":7,"type":"aws_elasticache_cluster","change":{"actions":[]}}"#,
  ])
  func oddChangeIsUnreadableAndHidesNoOther(change: String) throws {
    let extraction = try Self.plan(#","resource_changes":[\#(change),\#(Self.change)]"#)
    #expect(extraction.caches.count == 1)
    #expect(extraction.remarks.map(\.kind) == [.unreadable])
  }

  @Test func placeIsTheLimitOrTheAddress() throws {
    let plan = PlanText(after: #"{"snapshot_retention_limit":7}"#)
    #expect(try Self.text(plan) == "7")
    let unset = PlanText(afterUnknown: PlanText.unknown)
    #expect(try Self.text(unset) == "\"\(unset.address)\"")
  }

  /// What stands where the limit is said to be.
  private static func text(_ plan: PlanText) throws -> String {
    try SourceText(contents: plan.text.utf8).string(plan.possibility().range)
  }

  @Test(arguments: [
    "[]", "7", "\"x\"", "{}", #"{"Resources":{"A":{"Type":"B"}}}"#, #"{"kind":"x"}"#,
    #"{"resource_changes":[]}"#, #"{"planned_values":{}}"#, #"{"configuration":{}}"#,
    #"{"plan_format_version":"1.2"}"#, #"{"plan_format_version":"1.2","planned_values":{}}"#,
  ])
  func anythingElseIsNotItsBusiness(text: String) throws {
    #expect(try Reading.plan(text) == nil)
  }
}
