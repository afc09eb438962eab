import LintDiagnostics
import Testing

@testable import LintSyntax

struct HCLErrorTests {
  @Test(arguments: [
    ("a", "1:2: expected '=', a label or '{'"),
    ("a 1", "1:3-1:4: expected '=', a label or '{'"),
    ("= 1", "1:1-1:2: expected an attribute or a block"),
    ("a =", "1:4: expected a value"),
    ("a =\n1", "1:4: expected a value"),
    ("a = 1 2", "1:7-1:8: expected a line end after the value"),
    ("a = b c", "1:7-1:8: expected a line end after the value"),
    ("a = 1 +", "1:8: expected a value"),
    ("a = b ? 1", "1:10: expected ':'"),
    ("a = b.", "1:7: expected a name"),
    ("a = b::", "1:8: expected a name"),
    ("a = 1\na = 2", "2:1-2:2: attribute 'a' is set twice"),
    ("a = 1.2.3", "1:5-1:10: expected a number"),
    ("a = [1)", "1:7-1:8: expected ']'"),
    ("a = (1", "1:7: the text ends inside a parenthesis: expected ')'"),
    ("a = {", "1:6: the text ends inside a brace: expected '}'"),
    ("b {", "1:4: the text ends inside a block: expected '}'"),
    ("b {\n a = 1", "2:7: the text ends inside a block: expected '}'"),
    ("b { a = 1\n}", "1:10: expected '}'"),
    ("b { c {} }", "1:7-1:8: expected '='"),
    ("b {} c {}", "1:6-1:7: expected a line end after the block"),
    ("b \"${x}\" {}", "1:4-1:6: a label may not have template sequences"),
    ("b x\n{}", "1:4: expected a label or '{'"),
    ("}", "1:1-1:2: expected an attribute or a block"),
    ("a = \"x", "1:7: the text ends inside a string: expected '\"'"),
    ("a = \"x\ny\"", "1:7: a quoted string may not go over several lines"),
    ("a = \"\\q\"", "1:6-1:7: unknown escape in a string"),
    ("a = \"\\u12\"", "1:6-1:10: expected four hexadecimal digits after '\\u'"),
    ("a = \"\\ud800\"", "1:6-1:12: the escape is of no Unicode character"),
    ("a = \"${x\"", "1:10: the text ends inside a string: expected '\"'"),
    ("a = <<\nE\n", "1:5-1:7: expected the marker of a heredoc after '<<'"),
    ("a = <<E x\nE\n", "1:8: expected a line end after the marker of a heredoc"),
    ("a = <<E\nx\n", "3:1: the text ends inside a heredoc: expected 'E'"),
    ("a = <<E\nx\nE", "3:2: the text ends inside a heredoc: expected 'E'"),
    ("/* a", "1:5: the text ends inside a comment: expected '*/'"),
    ("a = 'x'", "1:5-1:6: character U+0027 is not allowed here"),
    ("a = 1;", "1:6-1:7: character U+003B is not allowed here"),
    ("a = \u{0}", "1:5-1:6: character U+0000 is not allowed here"),
  ])
  func `tells what was expected, and where`(_ contents: String, _ expected: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(text) }
    #expect(error?.line(in: text) == expected)
    #expect(error?.isInside(text) == true)
  }

  @Test func `shows what was left open`() throws {
    let text = try SourceText(contents: "\nb {\n a = [\n".utf8)
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(text) }
    let related = try #require(error?.related)
    #expect(related.message == "the bracket begins here")
    #expect(LineIndex(text).position(at: related.offset).description == "3:6")
  }

  @Test(arguments: [("b {\n", "}\n"), ("a = [", "]"), ("a = \"${", "}\"")])
  func `reads 500 levels and refuses 501`(_ opening: String, _ closing: String) throws {
    func nested(_ levels: Int) throws -> SourceText {
      let name = opening.hasPrefix("a = ") ? "a = " : ""
      let opening = String(opening.dropFirst(name.count))
      let pair = opening.hasPrefix("\"") ? 2 : 1
      let inside = opening.hasPrefix("b") ? "" : "1"
      let sound =
        name + String(repeating: opening, count: levels / pair) + inside
        + String(repeating: closing, count: levels / pair)
      return try SourceText(contents: sound.utf8)
    }
    _ = try HCLReader().read(nested(500))
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(nested(502)) }
    #expect(error?.message == "nested more than 500 levels deep")
  }
}
