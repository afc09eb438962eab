import LintText
import Testing

@testable import CloudFormation

struct SeemingFormatTests {
  @Test(
    arguments: [
      ("[a.b]\nc = 1", .toml), ("# c\n\n a = \"b\"", .toml), ("[a] # c\n", .toml),
      ("2026-01-31T09:30:00Z x", .log), ("[2026-01-31 09:30:00] x", .log), ("[INFO] x", .log),
      ("[ERROR] x", .log), ("INFO x: [y", .log), ("ERROR: {x", nil),
      ("INFORM x", nil), ("Resources:\n", nil), ("{\"a\": 1}", nil), ("[INFO]", .toml),
      ("[a, b]", nil), ("- a = b", nil), ("2026-01-31: x", nil), ("", nil), ("[", nil),
      ("a: b = c", nil), ("a == b", .toml),
    ] as [(String, SeemingFormat?)]
  )
  func `recognizes a first line`(_ text: String, _ format: SeemingFormat?) throws {
    #expect(SeemingFormat(try SourceText(contents: text.utf8)) == format)
  }
}
