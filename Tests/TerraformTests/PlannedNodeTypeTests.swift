import LintModel
import Testing

@testable import Terraform

@Suite struct PlannedNodeTypeTests {
  private static func plan(
    _ type: CacheType,
    _ after: String,
    expressions: String? = "{}",
    unknown: String = "{}",
  ) -> PlanText {
    PlanText(
      type: type,
      after: #"{"engine":"redis","snapshot_retention_limit":7,\#(after)}"#,
      afterUnknown: unknown,
      expressions: expressions,
    )
  }

  private static let hashicorp = #""node_type":"cache.t1.micro""#
  private static let cloudControl = #""cache_node_type":"cache.t1.micro""#

  static let small: [PlanText] = [
    plan(.terraformCluster, hashicorp),
    plan(.terraformCluster, hashicorp, expressions: nil),
    plan(.cloudControlCluster, cloudControl),
    plan(.terraformReplicationGroup, hashicorp + #","cluster_enabled":false"#),
    plan(.terraformReplicationGroup, hashicorp, unknown: #"{"cluster_enabled":true}"#),
    plan(.cloudControlReplicationGroup, cloudControl),
    plan(.terraformReplicationGroup, hashicorp + #","cluster_mode":"disabled""#),
  ]

  @Test(arguments: small.map(\.text))
  func smallestNodesAreTooSmall(text: String) throws {
    let cache = try #require(try Reading.plan(text)?.caches.first)
    #expect(cache.possibilities.map(\.isTooSmallForBackups) == [true])
  }

  static let large: [PlanText] = [
    plan(.terraformCluster, #""node_type":"cache.t2.micro""#),
    plan(.terraformCluster, cloudControl),
    plan(.cloudControlCluster, hashicorp),
    plan(.terraformServerless, hashicorp),
    plan(.terraformReplicationGroup, hashicorp + #","cluster_enabled":true"#),
    plan(.terraformReplicationGroup, hashicorp + #","cluster_mode":"enabled""#),
    plan(.terraformReplicationGroup, hashicorp + #","cluster_mode":"compatible""#),
    plan(.terraformReplicationGroup, hashicorp, expressions: nil),
    plan(.terraformReplicationGroup, hashicorp, expressions: #"{"num_node_groups":{}}"#),
    plan(.terraformReplicationGroup, hashicorp, expressions: #"{"cluster_mode":{}}"#),
    plan(.terraformReplicationGroup, hashicorp, expressions: #"{"parameter_group_name":{}}"#),
    plan(
      .cloudControlReplicationGroup,
      cloudControl,
      expressions: #"{"node_group_configuration":{}}"#,
    ),
  ]

  @Test(arguments: large.map(\.text))
  func othersAreNotOrNotForSure(text: String) throws {
    let cache = try #require(try Reading.plan(text)?.caches.first)
    #expect(cache.possibilities.map(\.isTooSmallForBackups) == [false])
  }
}
