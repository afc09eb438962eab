import LintSyntax
import LintText
import Testing

@testable import Terraform

@Suite struct ExpressionTests {
  private static func expression(_ json: String) throws -> Expression {
    try Expression(decoding: try Reading.jsonRoot(json))
  }

  @Test(
    arguments: [
      ("null", JSONValue.null), ("7", .number(7)), ("\"7\"", .text("7")), ("true", .boolean(true)),
      ("[1]", .container), ("{\"a\":{}}", .container),
    ]
  )
  func literalIsAConstant(json: String, value: JSONValue) throws {
    let expression = try Self.expression(#"{"constant_value":\#(json)}"#)
    #expect(expression.constant == value)
    #expect(expression.references == nil)
  }

  @Test func referencesAreKeptInOrder() throws {
    let expression = try Self.expression(#"{"references":["var.b.c","var.b","local.a"]}"#)
    #expect(expression.references == ["var.b.c", "var.b", "local.a"])
    #expect(expression.constant == nil)
  }

  @Test func functionOfNothingIsNeither() throws {
    let expression = try Self.expression("{}")
    #expect(expression.constant == nil && expression.references == nil)
  }

  @Test func nestedBlocksAreAConstantOfNoInterest() throws {
    for json in [#"[{"type":{"constant_value":1}}]"#, "[]"] {
      let expression = try Self.expression(json)
      #expect(expression.constant == .container && expression.references == nil)
    }
    let single = try Self.expression(#"{"type":{"constant_value":1}}"#)
    #expect(single.constant == nil && single.references == nil)
  }

  @Test(arguments: [#"{"references":"var.a"}"#, #"{"references":[1]}"#])
  func referencesThatAreNoListAreRefused(json: String) {
    #expect(throws: (any Error).self) { try Self.expression(json) }
  }
}
