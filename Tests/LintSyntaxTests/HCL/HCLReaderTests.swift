import LintText
import Testing

@testable import LintSyntax

struct HCLReaderTests {
  private static func read(_ contents: String) throws -> HCLFile {
    try HCLReader().read(try SourceText(contents: contents.utf8))
  }

  @Test(arguments: [
    ("", ""),
    ("# nothing\n\n", ""),
    ("a = 1", "a = number 1"),
    ("a = 1 // c\nb = 2 /* d\n e */\n", "a = number 1; b = number 2"),
    ("\u{FEFF}a = 1\r\nb = 2\r\n", "a = number 1; b = number 2"),
    ("b {}", "b {}"),
    ("b { a = 1 }", "b {a = number 1}"),
    ("b {\n  a = 1\n  c {\n    d = 2\n  }\n}\n", "b {a = number 1; c {d = number 2}}"),
    ("resource \"t\" \"n\" {\n}", "resource \"t\" \"n\" {}"),
    ("resource t n {\n}", "resource \"t\" \"n\" {}"),
    ("b \"a\\\"b\\u00e9$${x}\" {}", "b \"a\"bé${x}\" {}"),
    ("größe = 1\nre-set_2 = 2", "größe = number 1; re-set_2 = number 2"),
    ("cafe\u{301}s = 1", "cafe\u{301}s = number 1"),
    ("azAZ09_-é9 = 1\nb{}", "azAZ09_-é9 = number 1; b {}"),
    ("a = /**/ 1 /*/ c */\n# d\r", "a = number 1"),
    ("a = /* b/c * / ** */ 1", "a = number 1"),
    ("b \"c$\"{}", "b \"c$\" {}"),
  ])
  func `lays out attributes and blocks`(_ contents: String, _ outline: String) throws {
    #expect(try Self.read(contents).outline == outline)
  }

  @Test(arguments: [
    ("7", "number 7"), ("-7", "number -7"), ("- 7", "number -7"), ("007", "number 007"),
    ("9", "number 9"), ("190", "number 190"), ("1.5e+3", "number 1.5e+3"),
    ("1E10", "number 1E10"), ("1e-5", "number 1e-5"), ("1.e5", "number 1.e5"),
    ("null", "null"), ("true", "true"), ("false", "false"),
    ("nullable", "nullable"), ("var.days", "var.days"), ("var . days", "var.days"),
    ("\"7\"", "string \"7\""), ("\"\"", "string \"\""),
    ("\"a\\n\\t\\\"\\\\\\u00e9\\U0001F600\"", "string \"a\\n\\t\\\"\\\\é😀\""),
    ("\"$${a} %%{b} $ % $$ 5%\"", "string \"${a} %{b} $ % $$ 5%\""),
    ("\"$$\"", "string \"$$\""), ("\"$$${a}\"", "string \"$${a}\""), ("\"xx{\"", "string \"xx{\""),
    ("\"\\u00E9a\"", "string \"éa\""), ("\"\\U0001F600a\"", "string \"😀a\""),
    ("\"$%{ if true }7%{ endif }\"", "other"), ("\"${~\"}\"~}\"", "other"),
    ("\"${f(\"x\")}\"", "other"), ("\"%${var.days}\"", "other"), ("\"$a{b\"", "string \"$a{b\""),
    ("\"${var.days}\"", "other"), ("\"%{ if true }7%{ endif }\"", "other"),
    ("(7)", "other"), ("7 + 0", "other"), ("!true", "other"), ("-var.days", "other"),
    ("max(3, 4)", "other"), ("var.days[0]", "other"), ("var.days.0", "other"),
    ("var.all[*].days", "other"), ("var.all.*.days", "other"), ("[7]", "other"),
    ("{ a = 7 }", "other"), ("var.on ? 7 : 0", "other"), ("a ? 7:0", "other"),
    ("a ? b:c", "other"), ("a ? b ? 1 : 2 : 3", "other"), ("1.x", "other"),
    ("provider::x::y(1)", "other"), ("[for x in y : x if x != 1]", "other"),
    ("a == b && c || !d", "other"), ("f(a...)", "other"),
  ])
  func `tells what an expression says`(_ expression: String, _ outline: String) throws {
    #expect(try Self.read("a = \(expression)\n").outline == "a = \(outline)")
    // The same inside of a block on one line, and with a comment behind it.
    #expect(try Self.read("b { a = \(expression) }").outline == "b {a = \(outline)}")
    #expect(try Self.read("a = \(expression) # \"\n").outline == "a = \(outline)")
  }

  @Test(arguments: [
    ("<<E\n7\nE\n", "string \"7\\n\""),
    ("<<E\nE\n", "string \"\""),
    ("<<E\n  7\n E\n", "string \"  7\\n\""),
    ("<<E\nEE\nE E\n\\n $${x}\n\tE \n", "string \"EE\\nE E\\n\\\\n ${x}\\n\""),
    ("<<-E\n    a\n\n      b\n  E\n", "string \"a\\n\\n  b\\n\""),
    ("<<-E\n\ta\n  b\nE\n", "string \"a\\n b\\n\""),
    ("<<E\r\n7\r\nE\r\n", "string \"7\\r\\n\""),
    ("<<E\n7\n\u{A0}E\u{2003}\n", "string \"7\\n\""),
    ("<<E\n$$${x}\nE\n", "string \"$${x}\\n\""),
    ("<<-E\n \\n\n\nE\n", "string \"\\\\n\\n\\n\""),
    ("<<-E\n  \n\nE\n", "string \"  \\n\\n\""),
    ("<<-E\n    a\n      \n  b\nE\n", "string \"  a\\n      \\nb\\n\""),
    ("<<-E\n\u{3000}é\n   b\nE\n", "string \"é\\n  b\\n\""),
    ("<<E\n${var.days}\nE\n", "other"),
    ("<<E\n${var.days}E\nE\n", "other"),
    ("<<E\n${<<F\nF\n}\nE\n", "other"),
    ("<<E\n${<<F\n}\"\nF\n}\nE\n", "other"),
    ("f(<<E\na\nE\n)\n", "other"),
  ])
  func `reads heredocs`(_ expression: String, _ outline: String) throws {
    #expect(try Self.read("a = \(expression)b = 1\n").outline == "a = \(outline); b = number 1")
  }

  @Test(arguments: [
    "${\"}\"}", "${\"${\"${x}\"}\"}", "${{ a = \"}\" }}", "${~ x ~}",
    "%{~ for x in y ~}%{ endfor }",
    "\\\"}", "$${", "a # b", "// c", "/* d",
  ])
  func `is not misled by what stands in strings`(_ content: String) throws {
    let file = try Self.read("a = \"\(content)\"\nb { c = 1 }\n")
    #expect(file.outline.hasSuffix("; b {c = number 1}"))
    #expect(file.comments.isEmpty)
  }

  @Test func `finds comments wherever they stand`() throws {
    let contents = """
      # one
      a = [ // two
        1, /* three
      */ 2, # four\r
      ]
      b = "${ /* five */ x}" # "six"
      """
    let text = try SourceText(contents: contents.utf8)
    let comments = try HCLReader().read(text).comments.map { text.string($0.range) }
    #expect(
      comments == [
        "# one", "// two", "/* three\n*/", "# four", "/* five */", "# \"six\"",
      ]
    )
  }

  @Test func `gives each thing its own text`() throws {
    let contents = """
      resource "t" n /* c */ {
        limit = var.a ? (
          7
        ) : 0 # c
        text = <<-E
          x
          E
      }
      """
    let text = try SourceText(contents: contents.utf8)
    let block = try #require(try HCLReader().read(text).body.blocks.first)
    #expect(text.string(block.header) == "resource \"t\" n")
    #expect(text.string(block.range) == contents)
    #expect(block.body.attributes.map { text.string($0.nameRange) } == ["limit", "text"])
    #expect(
      block.body.attributes.map { text.string($0.valueRange) }
        == ["var.a ? (\n    7\n  ) : 0", "<<-E\n    x\n    E"]
    )
  }
}
