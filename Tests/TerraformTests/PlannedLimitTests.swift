import LintModel
import LintText
import Testing

@testable import Terraform

@Suite struct PlannedLimitTests {
  private static let limit = "snapshot_retention_limit"

  private static func after(_ limit: String) -> String {
    #"{"engine":"redis","snapshot_retention_limit":\#(limit)}"#
  }

  private static func expression(_ expression: String) -> String {
    #"{"snapshot_retention_limit":\#(expression)}"#
  }

  private static let whatever = #"{"snapshot_retention_limit":{"references":["local.days"]}}"#

  static let values: [PlannedRow] = [
    PlannedRow("days", PlanText(after: after("7")), .days(7)),
    PlannedRow("zero", PlanText(after: after("0")), .days(0)),
    PlannedRow("negative", PlanText(after: after("-1")), .days(-1)),
    PlannedRow("above the maximum", PlanText(after: after("36")), .days(36)),
    PlannedRow("whole, with a fraction of zero", PlanText(after: after("7.0")), .days(7)),
    PlannedRow("whole, with an exponent", PlanText(after: after("1e1")), .days(10)),
    PlannedRow("fraction", PlanText(after: after("3.5")), .malformed("3.5")),
    PlannedRow("boolean", PlanText(after: after("true")), .malformed("true")),
    PlannedRow("text", PlanText(after: after("\"x\"")), .malformed("'x'")),
    PlannedRow("number as text", PlanText(after: after("\"7\"")), .days(7)),
    PlannedRow("list", PlanText(after: after("[7]")), .malformed("a list or a map")),
    PlannedRow("null that is not written", PlanText(after: after("null")), .absent(.notWritten)),
    PlannedRow(
      "null that is written",
      PlanText(after: after("null"), expressions: expression(#"{"constant_value":null}"#)),
      .absent(.null),
    ),
    PlannedRow(
      "null of a variable",
      PlanText(
        type: .terraformReplicationGroup,
        after: after("null"),
        expressions: PlanText.references("var.days"),
        more: #","variables":{"days":{"value":null}}"#,
      ),
      .absent(.null),
    ),
    PlannedRow(
      "null, no configuration",
      PlanText(after: after("null"), expressions: nil),
      .absent(.null),
    ),
    PlannedRow(
      "configuration says 0, ignore_changes keeps 7",
      PlanText(
        actions: ["no-op"],
        after: after("7"),
        expressions: expression(#"{"constant_value":0}"#),
      ),
      .days(7),
    ),
    PlannedRow(
      "secondary of a global datastore",
      PlanText(
        type: .terraformReplicationGroup,
        after: after("null"),
        expressions: #"{"global_replication_group_id":{"references":["x.y.id","x.y"]}}"#,
      ),
      .absent(.notWritten),
    ),
    PlannedRow(
      "Cloud Control writes its default",
      PlanText(type: .cloudControlReplicationGroup, after: after("0")),
      .days(0),
    ),
  ]

  @Test(arguments: values)
  func valueInThePlanIsTheTruth(row: PlannedRow) throws {
    try row.check()
  }

  static let secrets: [PlannedRow] = [
    PlannedRow(
      "number",
      PlanText(after: after("5"), afterSensitive: PlanText.unknown),
      .secretDays(5),
    ),
    PlannedRow("all of it", PlanText(after: after("5"), afterSensitive: "true"), .secretDays(5)),
    PlannedRow("none of it", PlanText(after: after("5"), afterSensitive: "false"), .days(5)),
    PlannedRow(
      "not told",
      PlanText(after: after("5"), afterSensitive: "null"),
      .days(5),
      engine: .named("redis"),
    ),
    PlannedRow(
      "another",
      PlanText(after: after("5"), afterSensitive: #"{"auth_token":true}"#),
      .days(5),
    ),
    PlannedRow(
      "text",
      PlanText(after: after("\"x\""), afterSensitive: "true"),
      .undecided(.takenOut),
    ),
    PlannedRow(
      "whole number as text",
      PlanText(after: after("\"7\""), afterSensitive: "true"),
      .secretDays(7),
    ),
    PlannedRow(
      "list",
      PlanText(after: after("[7]"), afterSensitive: "true"),
      .malformed(nil),
    ),
    PlannedRow(
      "fraction",
      PlanText(after: after("7.5"), afterSensitive: "true"),
      .malformed(nil),
    ),
    PlannedRow(
      "engine",
      PlanText(after: after("5"), afterSensitive: #"{"engine":true}"#),
      .days(5),
      engine: .hidden(isMemcached: false),
    ),
    PlannedRow(
      "engine without backups",
      PlanText(
        after: #"{"engine":"memcached","snapshot_retention_limit":5}"#,
        afterSensitive: "true",
      ),
      .secretDays(5),
      engine: .hidden(isMemcached: true),
    ),
    PlannedRow(
      "null",
      PlanText(after: after("null"), afterSensitive: "true"),
      .absent(.notWritten),
    ),
  ]

  @Test(arguments: secrets)
  func sensitiveValueIsHidden(row: PlannedRow) throws {
    try row.check()
  }

  @Test func sensitiveBooleanIsHidden() throws {
    let plan = PlanText(after: Self.after("true"), afterSensitive: "true")
    let retention = try plan.possibility().retention
    #expect(retention == .malformed(nil))
  }

  static let unknowns: [PlannedRow] = [
    PlannedRow("not written", PlanText(afterUnknown: PlanText.unknown), .absent(.notWritten)),
    PlannedRow("all unknown", PlanText(afterUnknown: "true"), .absent(.notWritten)),
    PlannedRow(
      "not written, replaced",
      PlanText(actions: ["delete", "create"], afterUnknown: PlanText.unknown),
      .absent(.notWritten),
    ),
    PlannedRow(
      "not written, Cloud Control",
      PlanText(type: .cloudControlServerless, afterUnknown: PlanText.unknown),
      .absent(.notWritten),
    ),
    PlannedRow(
      "written null",
      PlanText(
        afterUnknown: PlanText.unknown,
        expressions: expression(#"{"constant_value":null}"#),
      ),
      .absent(.null),
    ),
    PlannedRow(
      "variable that is null",
      PlanText(
        afterUnknown: PlanText.unknown,
        expressions: PlanText.references("var.days"),
        more: #","variables":{"days":{"value":null}}"#,
      ),
      .absent(.null),
    ),
    PlannedRow(
      "result of a resource",
      PlanText(
        afterUnknown: PlanText.unknown,
        expressions: PlanText.references("aws_ssm_parameter.x.value", "aws_ssm_parameter.x"),
      ),
      .undecided(.knownAfterApply(["aws_ssm_parameter.x.value", "aws_ssm_parameter.x"])),
    ),
    PlannedRow(
      "function of nothing",
      PlanText(afterUnknown: PlanText.unknown, expressions: expression("{}")),
      .undecided(.knownAfterApply([])),
    ),
    PlannedRow(
      "no configuration",
      PlanText(afterUnknown: PlanText.unknown, expressions: nil),
      .undecided(.noConfiguration),
    ),
    PlannedRow(
      "not written, updated",
      PlanText(actions: ["update"], afterUnknown: PlanText.unknown),
      .undecided(.knownAfterApply([])),
    ),
    PlannedRow(
      "not written, no-op",
      PlanText(actions: ["no-op"], afterUnknown: PlanText.unknown),
      .undecided(.knownAfterApply([])),
    ),
    PlannedRow(
      "written null, updated",
      PlanText(
        actions: ["update"],
        afterUnknown: PlanText.unknown,
        expressions: expression(#"{"constant_value":null}"#),
      ),
      .undecided(.knownAfterApply([])),
    ),
    PlannedRow(
      "attribute that the provider does not have",
      PlanText(after: #"{"engine":"redis"}"#, expressions: whatever),
      .undecided(.noAttribute(Text(limit))),
    ),
    PlannedRow(
      "attribute that is marked known",
      PlanText(afterUnknown: #"{"snapshot_retention_limit":false}"#),
      .undecided(.noAttribute(Text(limit))),
    ),
  ]

  /// One more than are told, so that it is known that there are others.
  @Test(arguments: [(16, 16), (17, 17), (18, 17)])
  func seventeenReferencesAreKept(count: Int, kept: Int) throws {
    let references = (0..<count).map { "local.x\($0)" }
    let list = references.map { "\"\($0)\"" }.joined(separator: ",")
    let plan = PlanText(
      afterUnknown: PlanText.unknown,
      expressions: Self.expression(#"{"references":[\#(list)]}"#),
    )
    let retention = try plan.possibility().retention
    #expect(retention == .undecided(.localValues(references.prefix(kept).map { Text($0) })))
    let others = PlanText(
      afterUnknown: PlanText.unknown,
      expressions: Self.expression(#"{"references":[\#(list.replacing("local", with: "x_y"))]}"#),
    )
    let names = references.prefix(kept).map { Text($0.replacing("local", with: "x_y")) }
    #expect(try others.possibility().retention == .undecided(.knownAfterApply(names)))
  }

  @Test(arguments: unknowns)
  func unknownIsNotSetOrUndecided(row: PlannedRow) throws {
    try row.check()
  }
}
