import LintText
import Testing

@testable import LintSyntax

struct HCLTreeTests {
  @Test(arguments: [
    ("1 + 2 * x", "(+ 1 (* 2 x))"),
    ("a || b && c == d < e + f * g", "(|| a (&& b (== c (< d (+ e (* f g))))))"),
    ("a * b + c < d == e && f || g", "(|| (&& (== (< (+ (* a b) c) d) e) f) g)"),
    ("a - b - c", "(- (- a b) c)"),
    ("a >= 1 != b <= 2 / 3 % 4", "(!= (>= a 1) (<= b (% (/ 2 3) 4)))"),
    ("!a.b == -c[0]", "(== (! a.b) (neg c[0]))"),
    ("!!a", "(! (! a))"),
    ("- -1 - -1", "(- (neg (neg 1)) (neg 1))"),
    ("(a + b) * c", "(* (parentheses (+ a b)) c)"),
    ("a ? b : c ? d : e", "(conditional a b (conditional c d e))"),
    ("a ? b ? 1 : 2 : c", "(conditional a (conditional b 1 2) c)"),
    ("a == 1 ? b + 1 : c || d", "(conditional (== a 1) (+ b 1) (|| c d))"),
    ("null", "null"), ("[true, false]", "(tuple true false)"), ("nulls", "nulls"),
  ])
  func `binds operators as Terraform does`(_ text: String, _ outline: String) throws {
    #expect(try HCLTree(text).outline == outline)
  }

  @Test(arguments: [
    ("a.b.c", "a.b.c"), ("a[0].b[\"k\"]", "a[0].b['k']"), ("a.0.b", "a[0].b"),
    ("a . b", "a.b"), ("f(x).y", "(f x).y"), ("[1][0]", "(tuple 1)[0]"),
    ("a[*].b[0].c", "(splat a @.b[0].c)"),
    ("a.*.b[0].c", "(splat a @.b)[0].c"),
    ("a.*.b.0.c", "(splat a @.b[0].c)"),
    ("a[*]", "(splat a @)"),
    ("a[*].b[*].c", "(splat a (splat @.b @.c))"),
    ("a[\n0\n]", "a[0]"),
  ])
  func `parses accesses`(_ text: String, _ outline: String) throws {
    #expect(try HCLTree(text).outline == outline)
  }

  @Test(arguments: [
    ("f()", "(f)"), ("f(a, b,)", "(f a b)"), ("f(a, b...)", "(f a b ...)"),
    ("provider::aws::f(\n1\n)", "(provider::aws::f 1)"),
    ("[]", "(tuple)"), ("[1,\n2,\n]", "(tuple 1 2)"),
    ("[ # c\n1, // d\n/* e */ 2]", "(tuple 1 2)"),
    ("{}", "(object)"),
    ("{ a = 1, b : 2 }", "(object (entry 'a' 1) (entry 'b' 2))"),
    ("{\n\na = 1\nb = 2,\n\n}", "(object (entry 'a' 1) (entry 'b' 2))"),
    (
      "{ (a) = 1, \"b\" = 2, \"${c}\" = 3 }",
      "(object (entry (parentheses a) 1) (entry 'b' 2) (entry (wrappedTemplate c) 3))"
    ),
    ("{ true = 1, null = 2 }", "(object (entry 'true' 1) (entry 'null' 2))"),
    ("{ a.b = 1 }", "(object (entry a.b 1))"),
    ("{ a = [\n1\n], b = (\n2\n) }", "(object (entry 'a' (tuple 1)) (entry 'b' (parentheses 2)))"),
    ("[for a in b : c]", "(tupleFor a b c)"),
    ("[for a, b in c : d if e]", "(tupleFor a b c d e)"),
    ("{\nfor a in b :\n c => d... if e\n}", "(objectFor a b c d e ...)"),
    ("{for a, b in c : d => e}", "(objectFor a b c d e)"),
  ])
  func `parses calls and collections`(_ text: String, _ outline: String) throws {
    #expect(try HCLTree(text).outline == outline)
  }

  @Test(arguments: [
    ("\"a\\n$${b}\"", "'a⏎${b}'"),
    ("\"${a}\"", "(wrappedTemplate a)"),
    ("\"${~ a ~}\"", "(wrappedTemplate a)"),
    ("\"a ${b} c\"", "(template 'a ' b ' c')"),
    ("\"a ${~ b ~} c\"", "(template 'a' b 'c')"),
    ("\"${a}${b}\"", "(template a b)"),
    ("\"${\"${a}\"}x\"", "(template (wrappedTemplate a) 'x')"),
    ("\"${{ a = 1 }}\"", "(wrappedTemplate (object (entry 'a' 1)))"),
    ("\"%{ if a }b%{ endif }\"", "(template (ifDirective a (template 'b')))"),
    (
      "\"%{ if a }%{ else }${b}%{ endif }c\"",
      "(template (ifDirective a (template) (template b)) 'c')"
    ),
    ("\"%{ for a, b in c }${a}%{ endfor }\"", "(template (forDirective a b c (template a)))"),
    (
      "\"%{ for a in b }%{ if a }x%{ endif }%{ endfor }\"",
      "(template (forDirective a b (template (ifDirective a (template 'x')))))"
    ),
    ("<<E\na\n b\nE\n", "'a⏎ b⏎'"),
    ("<<-E\n  a\n   b\n  E\n", "'a⏎ b⏎'"),
    ("<<E\n${a}\nE\n", "(template a '⏎')"),
    ("<<-E\n  a ${b} c\n    d\n  E\n", "(template 'a ' b ' c⏎' '  d⏎')"),
    ("<<-E\n\ta\n\t ${b}\n\tE\n", "(template 'a⏎' ' ' b '⏎')"),
    (
      "<<E\n%{ if a ~}\n  b\n%{ endif ~}\nc\nE\n",
      "(template (ifDirective a (template '' '  b⏎')) '' 'c⏎')"
    ),
    ("[<<A\na\nA\n, <<B\nb\nB\n]", "(tuple 'a⏎' 'b⏎')"),
  ])
  func `parses templates`(_ text: String, _ outline: String) throws {
    #expect(try HCLTree(text).outline == outline)
  }

  @Test(arguments: [
    ("[1 2]", "1:4-1:5: expected ']'"),
    ("{{ x }}", "1:6-1:7: expected '=' or ':'"),
    ("{ a = 1 b = 2 }", "1:9-1:10: expected '}'"),
    ("{ a = 1\n, b = 2 }", "2:1-2:2: expected a value"),
    ("{ a = 1 +\n2 }", "1:10: expected a value"),
    ("{ a }", "1:5-1:6: expected '=' or ':'"),
    ("{ for = 1 }", "1:7-1:8: expected a name"),
    ("[for a in b : c => d]", "1:17-1:19: expected ']'"),
    ("[for a in b : c...]", "1:16-1:19: expected ']'"),
    ("{for a in b : c}", "1:16-1:17: expected '=>'"),
    ("[for a b : c]", "1:8-1:9: expected 'in'"),
    ("[for a, in b : c]", "1:12-1:13: expected 'in'"),
    ("f(a..., b)", "1:7-1:8: expected ')'"),
    ("f(a b)", "1:5-1:6: expected ')'"),
    ("a::b", "1:5: expected '('"),
    ("a.*.*", "1:5-1:6: expected a name"),
    ("a.0.0", "1:3-1:6: two indexes without brackets"),
    ("a[1", "1:4: the text ends inside a bracket: expected ']'"),
    ("a ? b", "1:6: expected ':'"),
    ("a b", "1:3-1:4: expected an operator"),
    ("\"${a b}\"", "1:6-1:7: expected '}'"),
    ("\"${}\"", "1:4-1:5: expected a value"),
    ("\"%{ a }\"", "1:5-1:6: expected 'if', 'else', 'endif', 'for' or 'endfor'"),
    ("\"%{ if a }\"", "1:12: expected '%{ endif }'"),
    ("\"%{ for a in b }\"", "1:18: expected '%{ endfor }'"),
    ("\"%{ endif }\"", "1:2-1:10: 'endif' without its 'if'"),
    ("\"%{ if a }%{ endfor }\"", "1:11-1:20: 'endfor' without its 'for'"),
    ("\"%{ if a }%{ else }%{ else }%{ endif }\"", "1:20-1:27: 'else' without its 'if'"),
    ("\"%{ for a in b }%{ else }%{ endfor }\"", "1:17-1:24: 'else' without its 'if'"),
  ])
  func `refuses what Terraform refuses`(_ contents: String, _ expected: String) throws {
    let text = try SourceText(contents: contents.utf8)
    let error = #expect(throws: SyntaxError.self) {
      try HCLTree(in: text, 0..<text.bytes.count)
    }
    #expect(error?.line(in: text) == expected)
  }

  // MARK: Locations

  @Test func `locates every node`() throws {
    let contents = "a == 1 ? { k = \"x${b.c[0]}\" } : f(-2, d[*].e...)"
    let tree = try HCLTree(contents)
    var texts: [String] = []
    let bytes = Array(contents.utf8)
    tree.forEachNode { node in
      texts.append(String(decoding: bytes[tree.range(of: node)], as: UTF8.self))
    }
    #expect(
      texts == [
        contents, "a == 1", "a", "1", "{ k = \"x${b.c[0]}\" }", "k = \"x${b.c[0]}\"", "k",
        "\"x${b.c[0]}\"", "x", "b.c[0]", "b.c", "b", "0", "f(-2, d[*].e...)", "-2", "2", "d[*].e",
        "d", "[*].e", "[*]",
      ]
    )
  }

  @Test func `finds references and functions`() throws {
    let tree = try HCLTree(
      """
      f(var.a.b[var.i]) + [for x in local.c : x.d + g::h(each.value.e[*].z)
        if k == {for k, v in x.y : k => v.w + m.n}]["${u.v}"]
      """
    )
    #expect(
      tree.references.map { $0.names.map(\.string).joined(separator: ".") } == [
        "var.a.b", "var.i", "local.c", "each.value.e", "k", "m.n", "u.v",
      ]
    )
    #expect(tree.functions == ["f", "g::h"])
    let first = try #require(tree.references.first)
    #expect(first.range == 2..<9)
    #expect(tree.name(of: first.node) == "b")
    #expect(tree.nameRange(of: first.node) == 8..<9)
  }

  // MARK: Size

  /// A stack as small as that of any thread that may run this.
  @Test(arguments: [
    ("1", " + 1"), ("a", ".b"), ("a", "[0]"), ("a ? 1 : 2", " ? 3 : 4"), ("1", " || 2 && 3 == 4"),
  ])
  func `parses chains of any length`(_ first: String, _ rest: String) throws {
    let tree = try HCLTree(first + String(repeating: rest, count: 10_000))
    var count = 0
    tree.forEachNode { _ in count += 1 }
    #expect(count > 10_000)
    #expect(tree.references.count <= 1)
  }

  @Test func `parses chains of prefixes`() throws {
    let tree = try HCLTree(String(repeating: "!", count: 10_000) + "a")
    #expect(tree.references.count == 1)
  }
}
