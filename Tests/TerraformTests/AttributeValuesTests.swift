import LintSyntax
import LintText
import Testing

@testable import Terraform

@Suite struct AttributeValuesTests {
  private static func values(_ json: String) throws -> AttributeValues {
    try AttributeValues(decoding: try Reading.jsonRoot(json))
  }

  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", .boolean(true)), ("false", .boolean(false)),
      ("7", .number(7)), ("-1", .number(-1)), ("7.5", .number(7.5)), ("1e1", .number(10)),
      ("0", .number(0)), ("1", .number(1)), ("\"7\"", .text("7")), ("\"true\"", .text("true")),
      ("\"\"", .text("")), ("[]", .container), ("[7]", .container), ("{}", .container),
      ("{\"a\":1}", .container), ("\"\\ud83d\\ude00\"", .text("😀")),
    ]
  )
  func valueKeepsItsType(json: String, value: JSONValue) throws {
    let values = try Self.values(#"{"other":{"a":[1]},"snapshot_retention_limit":\#(json)}"#)
    #expect(values[.retentionLimit] == value)
    #expect(values[.engine] == nil)
    #expect(values.marks(.retentionLimit) == (json == "true"))
    #expect(!values.marks(.engine))
  }

  @Test func truthValueMarksEverything() throws {
    for attribute in Attribute.allCases {
      #expect(try Self.values("true").marks(attribute))
      #expect(try !Self.values("false").marks(attribute))
    }
    #expect(try Self.values("true")[.engine] == nil)
  }

  @Test(arguments: ["[]", "[true]", "\"true\"", "1", "{}"])
  func oddFormMarksNothing(json: String) throws {
    #expect(try !Self.values(json).marks(.retentionLimit))
  }
}
