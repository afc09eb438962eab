import LintModel
import Testing

@testable import Terraform

@Suite struct PlannedActionTests {
  private static let seven = #"{"engine":"redis","snapshot_retention_limit":7}"#

  @Test(arguments: [
    ["create"], ["update"], ["no-op"], ["delete", "create"], ["create", "delete"],
    ["create", "forget"], ["forget", "create"],
  ])
  func whatIsLeftAfterwardsIsJudged(actions: [String]) throws {
    for type in CacheType.allCases where type.language == .terraform {
      let plan = PlanText(type: type, actions: actions, after: Self.seven)
      try PlannedRow("", plan, .days(7)).check()
    }
  }

  @Test(
    arguments: [
      (["delete"], Exemption.deleted), (["forget"], .forgotten), (["read"], .dataSource),
    ]
  )
  func whatGoesAwayIsExempt(actions: [String], exemption: Exemption) throws {
    let plan = PlanText(actions: actions, after: "null", afterUnknown: "{}")
    try PlannedRow("", plan, .days(0), exemption: exemption).check()
  }

  @Test(arguments: ["data", "ephemeral"])
  func whatIsOnlyReadIsExempt(mode: String) throws {
    for actions in [["read"], ["no-op"], ["create"]] {
      let plan = PlanText(mode: mode, actions: actions, after: Self.seven)
      try PlannedRow("", plan, .days(7), exemption: .dataSource).check()
    }
  }

  @Test(arguments: [["delete"], ["forget"], ["no-op"]])
  func deposedObjectIsExempt(actions: [String]) throws {
    let plan = PlanText(actions: actions, deposed: "0a1b2c3d", after: "null")
    try PlannedRow("", plan, .days(0), exemption: .deposed).check()
  }

  /// Older versions of Terraform list what was deleted outside of it so.
  @Test func unchangedResourceThatIsGoneIsExempt() throws {
    let plan = PlanText(actions: ["no-op"], after: "null", afterUnknown: "{}")
    try PlannedRow("", plan, .days(0), exemption: .deleted).check()
    try PlannedRow("", PlanText(actions: ["no-op"], after: Self.seven), .days(7)).check()
  }

  @Test(
    arguments: [
      ("managed", ["delete"], Exemption.deleted), ("managed", ["forget"], .forgotten),
      ("data", ["read"], .dataSource), ("managed", ["create"], nil),
      ("managed", ["delete", "create"], nil), ("managed", ["no-op"], .deleted),
    ] as [(String, [String], Exemption?)]
  )
  func deferredChangeIsExemptForTheSameReasons(
    mode: String,
    actions: [String],
    exemption: Exemption?,
  ) throws {
    let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
    let after = exemption == nil ? #"{"engine":"redis"}"# : "null"
    let text =
      #"{"format_version":"1.2","planned_values":{},"complete":false,"deferred_changes":[{"#
      + #""reason":"absent_prereq","resource_change":{"address":"aws_elasticache_cluster.a","#
      + #""mode":"\#(mode)","type":"aws_elasticache_cluster","name":"a","#
      + #""change":{"actions":[\#(list)],"after":\#(after)}}}]}"#
    let cache = try #require(try Reading.plan(text)?.caches.first)
    #expect(cache.possibilities.map(\.exemption) == [exemption])
  }
}
