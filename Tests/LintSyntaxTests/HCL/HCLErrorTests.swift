import LintText
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
    ("a = b..c", "1:7-1:8: expected a name"),
    ("a = b...", "1:6-1:9: expected a line end after the value"),
    ("a = 1...", "1:6-1:9: expected a line end after the value"),
    ("a = 1 : 2", "1:7-1:8: expected a line end after the value"),
    ("a = b ? 1 : 2 : 3", "1:15-1:16: expected a line end after the value"),
    ("a = 1 (2)", "1:7-1:8: expected a line end after the value"),
    ("a = \"x\"(1)", "1:8-1:9: expected a line end after the value"),
    ("a = b.c(1)", "1:8-1:9: expected a line end after the value"),
    ("a = f(1)(2)", "1:9-1:10: expected a line end after the value"),
    ("a = f(1)::g", "1:9-1:11: expected a line end after the value"),
    ("a = 1\na = 2", "2:1-2:2: attribute 'a' is set twice"),
    ("a = 1.2.3", "1:5-1:10: expected a number"),
    ("a = 1e1.5", "1:5-1:10: expected a number"),
    ("a = 1e1e1", "1:5-1:10: expected a number"),
    ("a = 1d1", "1:6-1:8: expected a line end after the value"),
    ("a = 1e", "1:6-1:7: expected a line end after the value"),
    ("a = 1e+", "1:6-1:7: expected a line end after the value"),
    ("a = 1e+x", "1:6-1:7: expected a line end after the value"),
    ("a = [1)", "1:7-1:8: expected ']'"),
    ("a = (1}", "1:7-1:8: expected ')'"),
    ("a = {~}", "1:6-1:8: expected a value"),
    ("a = \"${1)}\"", "1:9-1:10: expected '}'"),
    ("a = (1", "1:7: the text ends inside a parenthesis: expected ')'"),
    ("a = {", "1:6: the text ends inside a brace: expected '}'"),
    ("b {", "1:4: the text ends inside a block: expected '}'"),
    ("b {\n a = 1", "2:7: the text ends inside a block: expected '}'"),
    ("b { a = 1\n}", "1:10: expected '}'"),
    ("b { a = 1 2 }", "1:11-1:12: expected '}'"),
    ("b { c {} }", "1:7-1:8: expected '='"),
    ("b {} c {}", "1:6-1:7: expected a line end after the block"),
    ("b \"${x}\" {}", "1:4-1:6: a label may not have template sequences"),
    ("b \"${~x}\" {}", "1:4-1:7: a label may not have template sequences"),
    ("b x\n{}", "1:4: expected a label or '{'"),
    ("}", "1:1-1:2: expected an attribute or a block"),
    ("a = \"x", "1:7: the text ends inside a string: expected '\"'"),
    ("a = \"x\ny\"", "1:7: a quoted string may not go over several lines"),
    ("a = \"\\q\"", "1:6-1:7: unknown escape in a string"),
    ("a = \"\\", "1:6-1:7: unknown escape in a string"),
    ("a = \"\\u12", "1:6-1:10: expected four hexadecimal digits after '\\u'"),
    ("a = \"\\u12\"", "1:6-1:10: expected four hexadecimal digits after '\\u'"),
    ("a = \"\\u123\"", "1:6-1:11: expected four hexadecimal digits after '\\u'"),
    ("a = \"\\U0001F60\"", "1:6-1:15: expected eight hexadecimal digits after '\\U'"),
    ("a = \"\\ud800\"", "1:6-1:12: the escape is of no Unicode character"),
    ("a = \"\\U00110000\"", "1:6-1:16: the escape is of no Unicode character"),
    ("a = \"${x\"", "1:9-1:10: expected '}'"),
    ("a = b[\n*\n]", "2:1-2:2: expected a value"),
    ("a = [1,\n b\n c]", "3:2-3:3: expected ']'"),
    ("a = {{ x }}", "1:10-1:11: expected '=' or ':'"),
    ("a = { include {", "1:15-1:16: expected '=' or ':'"),
    ("a = <<\nE\n", "1:5-1:7: expected the marker of a heredoc after '<<'"),
    ("a = <<", "1:5-1:7: expected the marker of a heredoc after '<<'"),
    ("a = <<-\nE\n", "1:5-1:8: expected the marker of a heredoc after '<<'"),
    ("a = <<1\n1\n", "1:5-1:7: expected the marker of a heredoc after '<<'"),
    ("a = <<E x\nE\n", "1:8: expected a line end after the marker of a heredoc"),
    ("a = <<E\nx\n", "3:1: the text ends inside a heredoc: expected 'E'"),
    ("a = <<E\nx\nE", "3:2: the text ends inside a heredoc: expected 'E'"),
    ("a = <<E\nx\ry\nE\n", "2:2: expected a line feed after a carriage return"),
    ("a = <<E\nE\rx\nE\n", "2:2: expected a line feed after a carriage return"),
    ("/*/ a", "1:6: the text ends inside a comment: expected '*/'"),
    ("/* a", "1:5: the text ends inside a comment: expected '*/'"),
    ("a = 'x'", "1:5-1:6: character U+0027 is not allowed here"),
    ("a = 1;", "1:6-1:7: character U+003B is not allowed here"),
    ("a = 1\rb", "1:6-2:1: character U+000D is not allowed here"),
    ("a = \u{0}", "1:5-1:6: character U+0000 is not allowed here"),
    ("a = 😀", "1:5-1:6: character U+1F600 is not allowed here"),
    ("\u{301}a = 1", "1:1-1:2: character U+0301 is not allowed here"),
    ("a = b & c", "1:7-1:8: character U+0026 is not allowed here"),
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

  /// No body can begin with any of them.
  @Test(arguments: [
    "...", "=>", "::", "~}", "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "/", "%", "\"", "(",
    ")", "[", "]", "{", "}", "=", ",", ".", ":", "?", "!", "-", "*",
  ])
  func `takes a symbol for one thing, and nothing behind it`(_ symbol: String) throws {
    let text = try SourceText(contents: "\(symbol)x".utf8)
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(text) }
    #expect(
      error?.line(in: text) == "1:1-1:\(symbol.count + 1): expected an attribute or a block"
    )
  }

  /// Scalars are told by the shape of their bytes in strings, as Terraform tells them.
  static let scalars: [(bytes: [UInt8], isOne: Bool)] = [
    ([0x7F], true), ([0x80], false), ([0xBF, 0xBF], false),
    ([0xC0, 0x80], true), ([0xDF, 0xBF], true), ([0xC3], false), ([0xC3, 0x28], false),
    ([0xE0, 0x80, 0x80], true), ([0xEF, 0xBF, 0xBF], true), ([0xE2, 0x82], false),
    ([0xF0, 0x80, 0x80, 0x80], true), ([0xF7, 0xBF, 0xBF, 0xBF], true),
    ([0xF0, 0x9F, 0x98], false), ([0xF8, 0x80, 0x80, 0x80], false), ([0xFF], false),
  ]

  @Test(arguments: scalars)
  func `points at what has not the shape of UTF-8`(_ bytes: [UInt8], _ isOne: Bool) throws {
    for (opening, closing, place) in [("a = \"", "\"\n", "1:6"), ("a = <<E\n", "\nE\n", "2:1")] {
      let text = try SourceText(contents: Array(opening.utf8) + bytes + Array(closing.utf8))
      let result = Result { () throws(SyntaxError) in try HCLReader().read(text) }
      switch result {
      case .success(let file): #expect(isOne && file.body.attributes.count == 1)
      case .failure(let error): #expect(!isOne && error.line(in: text) == "\(place): invalid UTF-8")
      }
    }
  }

  @Test func `points at what is no UTF-8 between tokens`() throws {
    let text = try SourceText(contents: Array("a = b".utf8) + [0xFF])
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(text) }
    #expect(error?.line(in: text) == "1:6: invalid UTF-8")
  }

  /// Each template sequence is a level; its quotes are none.
  @Test(arguments: [
    ("b {\n", 500, "", "b {}\n", "}\n", "501:3-501:4", 500),
    ("[", 199, "1", "[1]", "]", "1:205-1:206", 200),
    ("\"${", 199, "1", "\"${1}\"", "}\"", "1:605-1:606", 200),
    ("(", 199, "1", "(1)", ")", "1:205-1:206", 200),
    ("f(", 199, "1", "f(1)", ")", "1:405-1:406", 200),
    ("{a=", 199, "1", "{a=1}", "}", "1:603-1:604", 200),
    ("[for a in b : ", 199, "1", "[1]", "]", "1:2792-1:2793", 200),
  ])
  func `refuses too many levels`(
    _ opening: String,
    _ count: Int,
    _ inside: String,
    _ level: String,
    _ closing: String,
    _ place: String,
    _ limit: Int,
  ) throws {
    func nested(_ inside: String) throws -> SourceText {
      let name = opening.hasPrefix("b") ? "" : "a = "
      let openings = String(repeating: opening, count: count)
      let closings = String(repeating: closing, count: count)
      return try SourceText(contents: (name + openings + inside + closings).utf8)
    }
    _ = try HCLReader().read(nested(inside))
    let text = try nested(level)
    let error = #expect(throws: SyntaxError.self) { try HCLReader().read(text) }
    #expect(error?.line(in: text) == "\(place): nested more than \(limit) levels deep")
  }
}
