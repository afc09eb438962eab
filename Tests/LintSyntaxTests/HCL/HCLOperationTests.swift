import LintText
import Testing

@testable import LintSyntax

/// Expressions as trees.
struct HCLOperationTests {
  /// Reads an expression as the reader finds it in a file.
  private static func operation(_ text: String) throws -> HCLOperation {
    let source = try SourceText(contents: "x = \(text)\n".utf8)
    let attribute = try #require(try HCLReader().read(source).body.attributes.first)
    return HCLOperation(try #require(attribute.tree))
  }

  /// The tree in prefix form.
  private static func outline(_ operation: HCLOperation) -> String {
    switch operation {
    case .simple(.null): return "null"
    case .simple(.boolean(let boolean)): return "\(boolean)"
    case .simple(.number(let number)): return number.string
    case .simple(.string(let text)): return "'\(text)'"
    case .simple(.traversal(let names)): return names.joined(separator: ".").string
    case .simple(.other): return "?"
    case .not(let operand): return "!\(outline(operand))"
    case .binary(let operation, let left, let right):
      return "(\(operation.rawValue) \(outline(left)) \(outline(right)))"
    case .conditional(let condition, let yes, let no):
      return "(? \(outline(condition)) \(outline(yes)) \(outline(no)))"
    case .tuple(let elements): return "[\(elements.map(outline).joined(separator: " "))]"
    case .object(let entries):
      return "{\(entries.map { "\($0.key):\(outline($0.value))" }.joined(separator: " "))}"
    case .other(let uses):
      let functions = (uses?.functions ?? []).sorted().map { "\($0)()" }
      let references = (uses?.references ?? []).map { $0.joined(separator: ".").string }
      return uses == nil ? "…" : "<\((functions + references).joined(separator: " "))>"
    }
  }

  @Test(arguments: [
    ("7", "7"), ("-7", "-7"), ("null", "null"), ("\"a\"", "'a'"), ("(true)", "true"),
    ("var.a.b", "var.a.b"), ("(\n  7\n)", "7"),
    // Operators by how tightly they bind.
    ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("!var.a && var.b || var.c", "(|| (&& !var.a var.b) var.c)"),
    ("var.a == null && var.b > 0", "(&& (== var.a null) (> var.b 0))"),
    ("!(var.a || var.b)", "!(|| var.a var.b)"),
    ("var.a ? 1 : var.b ? 2 : 3", "(? var.a 1 (? var.b 2 3))"),
    ("(\n  var.a\n  ? 7\n  : null\n)", "(? var.a 7 null)"),
    ("var.a ? /* x */ 1 : 2 # y", "(? var.a 1 2)"),
    // Collections of what can be evaluated.
    ("[1, var.a,]", "[1 var.a]"), ("{ a = 1, \"b\" : null\n c = [] }", "{a:1 b:null c:[]}"),
    ("{\n  a = 1\n  b = 2\n}", "{a:1 b:2}"), ("[]", "[]"), ("{}", "{}"),
    ("<<-EOT\n  a\n  EOT", "'a\n'"),
    // What is not.
    ("max(1, var.a)", "<max() var.a>"), ("var.a[0]", "<var.a>"),
    ("var.a[var.k].b", "<var.a var.k>"),
    ("var.a.*.b", "<var.a>"), ("var.a[*].b", "<var.a>"), ("var.a.0", "<var.a>"),
    ("f(g(local.a)).b", "<f() g() local.a>"),
    ("provider::x::f(var.a)", "<f() provider() x() var.a>"),
    ("\"a${var.b}\"", "<var.b>"), ("-var.a", "<var.a>"), ("(var.a).b", "<var.a>"),
    ("[for x in var.a : x.b]", "<var.a>"), ("{ for k, v in var.a : k => v.b }", "<var.a>"),
    ("{ (var.k) = 1 }", "<var.k>"), ("{ a.b = 1 }", "<a.b>"), ("[1, 2][0]", "<>"),
    ("[ f(x.y...) ]", "[<f() x.y>]"),
    // A part that is evaluated around one that is not.
    ("local.a ? null : f(var.b)", "(? local.a null <f() var.b>)"),
    ("f() + 1", "(+ <f()> 1)"), ("f(1)[0] == 2", "(== <f()> 2)"),
  ])
  func `reads an expression as a tree`(_ text: String, _ tree: String) throws {
    #expect(Self.outline(try Self.operation(text)) == tree)
  }

  @Test func `collects what a tree uses`() throws {
    let uses = try Self.operation("var.a ? !local.b : [{ c = f(each.value.d) }, 1 + module.e.f]")
      .uses
    #expect(
      uses?.references
        == [["var", "a"], ["local", "b"], ["each", "value", "d"], ["module", "e", "f"]]
    )
    #expect(uses?.functions == ["f"])
  }

  /// Deep and large expressions end, whether or not they are laid out.
  @Test(arguments: [
    String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150),
    String(repeating: "[", count: 150) + String(repeating: "]", count: 150),
    String(repeating: "!", count: 5_000) + "true",
    String(repeating: "-", count: 5_000) + "1",
    String(repeating: "true ? 1 : ", count: 1_000) + "2",
    Array(repeating: "1", count: 4_000).joined(separator: "+"),
    "[" + String(repeating: "1,", count: 5_000) + "]",
  ])
  func `leaves out what is too deep or too large`(_ text: String) throws {
    #expect(Self.outline(try Self.operation(text)).contains("<>"))
  }

  @Test func `does not read what is far too large`() throws {
    let text = "[" + String(repeating: "var.a,", count: 5_000) + "]"
    #expect(Self.outline(try Self.operation(text)) == "…")
  }
}
