import LintModel
import LintText
import Testing

@testable import Terraform

/// Calls with arguments that are known only after apply.
@Suite struct UnknownArgumentTests {
  private static let reason = Undecided.knownAfterApply(["aws_vpc.main.id"])

  private static func unknown(
    _ type: TerraformType = .any,
    prefix: Text = "",
    isNeverNull: Bool = false,
  ) -> TerraformValue {
    .unknown(
      UnknownValue(reason: reason, isNeverNull: isNeverNull, type: type, prefix: prefix)
    )
  }

  private static func tuple(_ elements: TerraformValue...) -> TerraformValue {
    TerraformValue(.tuple(elements))
  }

  private static func object(_ attributes: [Text: TerraformValue]) -> TerraformValue {
    TerraformValue(.object(attributes))
  }

  private static func call(_ name: Text, _ arguments: TerraformValue...) throws -> TerraformValue {
    try TerraformFunction.call(name, arguments)
  }

  @Test func elementsCountFromTheEndOfAList() throws {
    let numbers = [TerraformValue.number(10), .number(20), .number(30)]
    let list = TerraformValue(.list(numbers))
    for (index, number) in [(-1, 30), (-2, 20), (-3, 10), (-4, 30), (3, 10)] {
      #expect(try Self.call("element", list, .number(index)) == .number(number))
    }
    #expect(try Self.call("element", TerraformValue(.tuple(numbers)), .number(-3)) == .number(10))
    #expect(throws: EvaluationError.self) {
      try Self.call("element", TerraformValue(.tuple(numbers)), .number(-1))
    }
  }

  @Test func knownResultsNeedNoMoreThanIsKnown() throws {
    let u = Self.unknown()
    let name = Self.unknown(.string, prefix: "prod-")
    #expect(try Self.call("coalesce", .number(7), u) == .number(7))
    #expect(try Self.call("length", Self.tuple(u, u)) == .number(2))
    #expect(try Self.call("length", Self.unknown(.tuple([.any, .any]))) == .number(2))
    #expect(try Self.call("contains", Self.tuple(u, .string("a")), .string("a")) == .boolean(true))
    #expect(try Self.call("contains", Self.tuple(), u) == .boolean(false))
    #expect(try Self.call("contains", Self.tuple(.string("dev")), name) == .boolean(false))
    #expect(try Self.call("startswith", name, .string("prod")) == .boolean(true))
    #expect(try Self.call("startswith", name, .string("dev")) == .boolean(false))
    #expect(try Self.call("keys", Self.object(["a": u])) == Self.tuple(.string("a")))
    #expect(
      try Self.call("lookup", Self.object(["a": .number(1), "b": u]), .string("a")) == .number(1)
    )
    #expect(try Self.call("element", Self.tuple(.number(1), u), .number(0)) == .number(1))
    #expect(try Self.call("values", Self.object(["a": u])) == Self.tuple(u))
    #expect(try Self.call("anytrue", Self.tuple(u, .boolean(true))) == .boolean(true))
    #expect(try Self.call("alltrue", Self.tuple(u, .boolean(false))) == .boolean(false))
    #expect(
      try Self.call("merge", Self.object(["a": u]), Self.object(["a": .number(1)]))
        == Self.object(["a": .number(1)])
    )
    #expect(
      try Self.call("concat", Self.tuple(u), Self.tuple(.number(1))) == Self.tuple(u, .number(1))
    )
  }

  @Test(
    arguments: [
      ("coalesce", [unknown(), .number(7)]), ("contains", [tuple(.string("a")), unknown()]),
      ("merge", [object([:]), unknown()]), ("lookup", [object(["a": .number(1)]), unknown()]),
      ("jsonencode", [tuple(unknown())]), ("lower", [unknown(.string)]), ("length", [unknown()]),
      ("join", [.string(","), tuple(unknown())]), ("flatten", [tuple(unknown())]),
      ("toset", [tuple(unknown())]), ("distinct", [tuple(unknown(), .number(1))]),
      ("max", [.number(1), unknown()]),
      ("startswith", [unknown(.string, prefix: "p"), .string("prod")]),
      ("alltrue", [tuple(unknown(), .boolean(true))]), ("index", [tuple(unknown()), .number(1)]),
    ] as [(Text, [TerraformValue])]
  )
  func otherResultsAreUnknown(name: Text, arguments: [TerraformValue]) throws {
    guard case .unknown(let result) = try TerraformFunction.call(name, arguments).content else {
      Issue.record("\(name) is known")
      return
    }
    #expect(result.reason == Self.reason)
  }

  @Test func unknownResultsKeepTheirTypeAndPrefix() throws {
    let text = try Self.call("format", .string("prod-%s"), Self.unknown())
    #expect(text == Self.unknown(.string, prefix: "prod-", isNeverNull: true))
    #expect(try Self.call("lower", Self.unknown()) == Self.unknown(.string, isNeverNull: true))
    #expect(try Self.call("tostring", Self.unknown()) == Self.unknown(.string))
    #expect(
      try Self.call("tonumber", Self.unknown(isNeverNull: true))
        == Self.unknown(.number, isNeverNull: true)
    )
  }

  @Test func wrongTypesAreRefusedThoughUnknown() {
    #expect(throws: EvaluationError.self) {
      try Self.call("lower", Self.unknown(.list(.string)))
    }
    #expect(throws: EvaluationError.self) { try Self.call("lower", Self.unknown(), .null) }
    #expect(throws: EvaluationError.self) { try Self.call("max", Self.unknown(), .string("x")) }
  }

  @Test(
    arguments: [
      "timestamp", "uuid", "file", "templatefile", "sha256", "provider::aws::arn_parse", "new",
    ]
      as [Text]
  )
  func functionsThatAreNotEvaluatedAreNamed(name: Text) throws {
    guard case .unknown(let result) = try TerraformFunction.call(name, []).content else {
      Issue.record("\(name) is known")
      return
    }
    #expect(result.reason == .function(name))
  }
}
