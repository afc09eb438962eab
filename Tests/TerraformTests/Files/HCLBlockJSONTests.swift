import LintDiagnostics
import LintModel
import LintSyntax
import LintText
import Testing

@testable import Terraform

/// Configurations in JSON, read as blocks.
struct HCLBlockJSONTests {
  @Test(arguments: [
    ("null", HCLExpression.null), ("true", .boolean(true)), ("false", .boolean(false)),
    ("7", .number("7")), ("-1.5e3", .number("-1.5e3")), ("\"\"", .string("")),
    ("\"7\"", .string("7")), ("\"true\"", .string("true")),
    ("\"a $ % {b}\"", .string("a $ % {b}")), ("[]", .other), ("{}", .other),
    (#""${var.days}""#, .traversal(["var", "days"])),
    (#""${local.a_1-b.größe}""#, .traversal(["local", "a_1-b", "größe"])),
    (#""%{ if true }7%{ endif }""#, .other), (#""a${var.days}""#, .other),
    (#""${var.days} ""#, .other), (#""${var.a}${var.b}""#, .other), (#""${var.days[0]}""#, .other),
    (#""${var.days + 1}""#, .other), (#""${var.all.*.days}""#, .other),
    (#""${var..days}""#, .other),
    (#""%{var.days}""#, .other), (#""${var.days""#, .other),
    (#""${true}""#, .other), (#""${}""#, .other), (#""${.}""#, .other),
  ])
  func `a text is a template, and other values what they are`(
    _ json: String,
    _ value: HCLExpression,
  ) throws {
    let root = try Reading.jsonRoot(#"{"locals":{"x":\#(json)}}"#)
    let attributes = HCLBlock.blocks(of: root).flatMap(\.body.attributes)
    #expect(attributes.map(\.name) == ["x"])
    #expect(attributes.map(\.value) == [value])
  }

  @Test func `each type of block has its labels`() throws {
    let root = try Reading.jsonRoot(
      #"""
      {"resource": {"t": {"n": {"a": 1}}}, "module": {"m": {"a": 1}}, "variable": {"v": {"a": 1}},
       "locals": {"a": 1}, "output": {"o": {"a": 1}}, "data": {"t": {"n": {"a": 1}}}}
      """#
    )
    let blocks = HCLBlock.blocks(of: root)
    #expect(
      blocks.map { [$0.type] + $0.labels } == [
        ["resource", "t", "n"], ["data", "t", "n"], ["module", "m"], ["variable", "v"],
        ["output", "o"], ["locals"],
      ]
    )
    #expect(blocks.allSatisfy { $0.body.attributes.map(\.name) == ["a"] })
  }

  @Test func `a block reaches from its last label to the end of its object`() throws {
    let document = try Reading.json(
      #"{"variable": {"v": {"a": 1}, "w": [{"a": 2}, {}]}, "locals": {"b": 3}}"#
    )
    let blocks = HCLBlock.blocks(of: try #require(document.root))
    #expect(
      blocks.map { document.text.string($0.range) } == [
        #""v": {"a": 1}"#, #""w": [{"a": 2}"#, #""w": [{"a": 2}, {}"#, #""locals": {"b": 3}"#,
      ]
    )
    #expect(
      blocks.map { document.text.string($0.header) } == [#""v""#, #""w""#, #""w""#, #""locals""#]
    )
  }
}
