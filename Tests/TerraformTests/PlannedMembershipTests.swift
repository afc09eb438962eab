import LintDiagnostics
import LintModel
import LintText
import Testing

@testable import Terraform

@Suite struct PlannedMembershipTests {
  private static func member(
    after: String = #"{"snapshot_retention_limit":null}"#,
    actions: [String] = ["create"],
    unknown: String = #"{"replication_group_id":true,"engine":true}"#,
    expressions: String?,
    more: String = "",
  ) -> PlanText {
    PlanText(
      type: .terraformCluster,
      actions: actions,
      after: after,
      afterUnknown: unknown,
      expressions: expressions,
      more: more,
    )
  }

  /// Written so that only one of the two is not null.
  private static let both =
    #"{"engine":{"references":["var.engine","x.y.engine"]},"#
    + #""replication_group_id":{"references":["var.group","x.y.id"]}}"#

  static let rows: [PlannedRow] = [
    PlannedRow(
      "of a known group",
      member(
        after: #"{"replication_group_id":"g","snapshot_retention_limit":null}"#,
        expressions: "{}"
      ),
      .days(0),
      exemption: .memberOfReplicationGroup("g"),
    ),
    PlannedRow(
      "of a known group, existing",
      member(
        after: #"{"replication_group_id":"g","engine":"redis","snapshot_retention_limit":0}"#,
        actions: ["no-op"],
        unknown: "{}",
        expressions: nil,
      ),
      .days(0),
      exemption: .memberOfReplicationGroup("g"),
    ),
    PlannedRow(
      "of a group in the same plan",
      member(
        expressions:
          #"{"replication_group_id":{"references":["#
          + #""aws_elasticache_replication_group.g.id","aws_elasticache_replication_group.g"]}}"#
      ),
      .days(0),
      exemption: .memberOfReplicationGroup("aws_elasticache_replication_group.g"),
    ),
    PlannedRow(
      "group written as null",
      member(expressions: #"{"replication_group_id":{"constant_value":null},"engine":{}}"#),
      .absent(.notWritten),
    ),
    PlannedRow(
      "group of a variable that is null",
      member(
        expressions: #"{"replication_group_id":{"references":["var.g"]},"engine":{}}"#,
        more: #","variables":{"g":{"value":null}}"#,
      ),
      .absent(.notWritten),
    ),
    PlannedRow(
      "group known to be none",
      member(
        after: #"{"replication_group_id":null,"engine":"redis","snapshot_retention_limit":null}"#,
        expressions: "{}",
      ),
      .absent(.notWritten),
      engine: .named("redis"),
    ),
    PlannedRow(
      "group known to be empty",
      member(
        after: #"{"replication_group_id":"","engine":"redis","snapshot_retention_limit":0}"#,
        expressions: "{}",
      ),
      .days(0),
      engine: .named("redis"),
    ),
    PlannedRow(
      "standalone, engine known",
      member(
        after: #"{"engine":"redis","snapshot_retention_limit":null}"#,
        unknown: #"{"replication_group_id":true}"#,
        expressions: #"{"engine":{"constant_value":"redis"}}"#,
      ),
      .absent(.notWritten),
      engine: .named("redis"),
    ),
    PlannedRow(
      "standalone, engine unknown, limit set",
      member(
        after: #"{"snapshot_retention_limit":5}"#,
        expressions: #"{"engine":{"references":["terraform_data.e.output"]}}"#,
      ),
      .days(5),
      engine: .undecided(.knownAfterApply(["terraform_data.e.output"])),
    ),
    PlannedRow(
      "standalone, engine unknown, no limit",
      member(expressions: #"{"engine":{"references":["terraform_data.e.output"]}}"#),
      .absent(.notWritten),
      engine: .undecided(.knownAfterApply(["terraform_data.e.output"])),
    ),
    PlannedRow(
      "one block for both, engine known",
      member(
        after: #"{"engine":"redis","snapshot_retention_limit":null}"#,
        unknown: #"{"replication_group_id":true}"#,
        expressions: both,
      ),
      .absent(.notWritten),
      engine: .named("redis"),
    ),
    PlannedRow(
      "engine written, group not known yet",
      member(
        after: #"{"engine":"redis","snapshot_retention_limit":null}"#,
        unknown: #"{"replication_group_id":true}"#,
        expressions: #"{"engine":{"constant_value":"redis"},"#
          + #""replication_group_id":{"references":["local.group"]}}"#,
      ),
      .absent(.notWritten),
      engine: .named("redis"),
    ),
    PlannedRow(
      "one block for both, limit set",
      member(after: #"{"snapshot_retention_limit":5}"#, expressions: both),
      .days(5),
      engine: .undecided(
        .memberOrNot(group: nil, .knownAfterApply(["var.engine", "x.y.engine"]))
      ),
    ),
    PlannedRow(
      "one block for both, nothing known",
      member(expressions: both),
      .absent(.notWritten),
      engine: .undecided(
        .memberOrNot(group: nil, .knownAfterApply(["var.engine", "x.y.engine"]))
      ),
    ),
    PlannedRow(
      "a local value decides whether it is a member",
      member(
        expressions: #"{"engine":{"references":["local.x"]},"#
          + #""replication_group_id":{"references":["aws_elasticache_replication_group.g.id","#
          + #""aws_elasticache_replication_group.g"]}}"#
      ),
      .absent(.notWritten),
      engine: .undecided(
        .memberOrNot(group: "aws_elasticache_replication_group.g", .localValues(["local.x"]))
      ),
    ),
    PlannedRow(
      "a local value names the group",
      member(
        expressions: #"{"engine":{"references":["x.y.engine"]},"#
          + #""replication_group_id":{"references":["local.group"]}}"#
      ),
      .absent(.notWritten),
      engine: .undecided(.memberOrNot(group: nil, .knownAfterApply(["x.y.engine"]))),
    ),
    PlannedRow(
      "a member cannot have a limit of its own",
      member(
        after: #"{"snapshot_retention_limit":5}"#,
        expressions: #"{"replication_group_id":{"references":["x.y.id"]}}"#,
      ),
      .days(5),
      engine: .notWritten,
    ),
    PlannedRow(
      "not even of one day",
      member(
        after: #"{"snapshot_retention_limit":1}"#,
        expressions: #"{"replication_group_id":{"references":["x.y.id"]}}"#,
      ),
      .days(1),
      engine: .notWritten,
    ),
    PlannedRow(
      "of a group, with the limit of zero that members have",
      member(
        after: #"{"snapshot_retention_limit":0}"#,
        expressions: #"{"replication_group_id":{"references":["x.y.id"]}}"#,
      ),
      .days(0),
      exemption: .memberOfReplicationGroup(nil),
    ),
    PlannedRow(
      "of another group after an update, engine known",
      member(
        after: #"{"engine":"redis","snapshot_retention_limit":0}"#,
        actions: ["update"],
        unknown: #"{"replication_group_id":true}"#,
        expressions:
          #"{"replication_group_id":{"references":["#
          + #""aws_elasticache_replication_group.g.id","aws_elasticache_replication_group.g"]}}"#,
      ),
      .days(0),
      exemption: .memberOfReplicationGroup("aws_elasticache_replication_group.g"),
    ),
    PlannedRow(
      "of one of two groups",
      member(
        expressions:
          #"{"replication_group_id":{"references":["var.first","#
          + #""aws_elasticache_replication_group.g.id","aws_elasticache_replication_group.g","#
          + #""aws_elasticache_replication_group.h.id","aws_elasticache_replication_group.h"]}}"#
      ),
      .days(0),
      exemption: .memberOfReplicationGroup("aws_elasticache_replication_group.g"),
    ),
    PlannedRow(
      "engine unknown, no configuration",
      member(expressions: nil),
      .absent(.null),
      engine: .undecided(.noConfiguration),
    ),
  ]

  @Test(arguments: rows)
  func onlyConfigurationTellsMembersApart(row: PlannedRow) throws {
    try row.check()
  }

  @Test(arguments: [
    CacheType.terraformReplicationGroup, .terraformServerless, .cloudControlCluster,
    .cloudControlReplicationGroup, .cloudControlServerless,
  ])
  func nothingElseIsAMember(type: CacheType) throws {
    let plan = PlanText(
      type: type,
      after: #"{"replication_group_id":"g","engine":"redis","snapshot_retention_limit":0}"#,
    )
    try PlannedRow("", plan, .days(0)).check()
  }
}
