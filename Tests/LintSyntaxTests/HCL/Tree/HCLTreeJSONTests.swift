import LintText
import Testing

@testable import LintSyntax

struct HCLTreeJSONTests {
  private static func tree(_ json: String) throws -> (HCLTree, SourceText) {
    let text = try SourceText(contents: json.utf8)
    let node = try #require(JSONReader().read(text).documents.first?.root)
    return (try HCLTree(node, in: text), text)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("-7.5e1", "-7.5e1"), ("\"a\"", "'a'"),
    (#""${var.a}""#, "(wrappedTemplate var.a)"),
    (#""a ${f(\"b\")} c""#, "(template 'a ' (f 'b') ' c')"),
    (#""$${a} \\n \n""#, "'${a} \\n ⏎'"),
    (#""%{ if a }b%{ endif }""#, "(template (ifDirective a (template 'b')))"),
    (#"["${a}", 1, [null]]"#, "(tuple (wrappedTemplate a) 1 (tuple null))"),
    (
      #"{"a": 1, "${b}": {"c": "d"}}"#,
      "(object (entry 'a' 1) (entry (wrappedTemplate b) (object (entry 'c' 'd'))))"
    ),
    (#""\u0024{a}""#, "(wrappedTemplate a)"),
  ])
  func `parses strings as templates`(_ json: String, _ outline: String) throws {
    #expect(try Self.tree(json).0.outline == outline)
  }

  @Test func `locates nodes in the escaped text`() throws {
    let json = #"{"k": ["\u00e9\"${ f(\"\ud83d\ude00\") + var.a }"]}"#
    let (tree, text) = try Self.tree(json)
    var texts: [String] = []
    tree.forEachNode { texts.append(text.string(tree.range(of: $0))) }
    #expect(
      texts == [
        json, #""k": ["\u00e9\"${ f(\"\ud83d\ude00\") + var.a }"]"#, #""k""#,
        #"["\u00e9\"${ f(\"\ud83d\ude00\") + var.a }"]"#,
        #""\u00e9\"${ f(\"\ud83d\ude00\") + var.a }""#, #"\u00e9\""#,
        #"f(\"\ud83d\ude00\") + var.a"#, #"f(\"\ud83d\ude00\")"#, #"\"\ud83d\ude00\""#, "var.a",
        "var",
      ]
    )
  }

  /// The template ends with its string.
  @Test(arguments: [
    (##"["${ a", "}"]"##, "1:7: the text ends inside a template sequence: expected '}'"),
    (##"{"a": "%{ if b }"}"##, "1:18: expected '%{ endif }'"),
  ])
  func `reads no template beyond its string`(_ json: String, _ expected: String) throws {
    let text = try SourceText(contents: json.utf8)
    let node = try #require(JSONReader().read(text).documents.first?.root)
    let error = #expect(throws: SyntaxError.self) { try HCLTree(node, in: text) }
    #expect(error?.line(in: text) == expected)
  }

  @Test func `locates errors in the escaped text`() throws {
    let json = #"["\n${ a b }"]"#
    let text = try SourceText(contents: json.utf8)
    let node = try #require(JSONReader().read(text).documents.first?.root)
    let error = #expect(throws: SyntaxError.self) { try HCLTree(node, in: text) }
    #expect(error?.line(in: text) == "1:10-1:11: expected '}'")
  }
}
