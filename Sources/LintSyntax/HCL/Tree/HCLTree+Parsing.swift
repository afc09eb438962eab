package import LintText

extension HCLTree {
  /// The expression `null`, as a placeholder.
  package static let empty = HCLTree()

  private init() {
    let arena = Arena(SourceText(utf8: []))
    var builder = HCLTreeBuilder()
    let root = builder.add(Node(.null, 0..<0))
    arena.complete(builder)
    self.init(arena, root: root)
  }

  /// Parses the expression in a range of a text in native syntax.
  ///
  /// Line endings have no meaning outside of braces, as in parentheses.
  package init(in text: SourceText, _ range: Range<Int>) throws(SyntaxError) {
    var parser = try HCLParser(text, expressionIn: range)
    let root = try parser.node()
    guard parser.token.kind == .end else { throw parser.unexpected("expected an operator") }
    parser.finish()
    self.init(parser.arena, root: root)
  }

  /// Parses a whole text as a template, such as a file for `templatefile`.
  package init(template text: SourceText) throws(SyntaxError) {
    var parser = HCLParser(templatesIn: text)
    let root = try parser.bareTemplate(0..<text.bytes.count, isQuoted: false)
    parser.finish()
    self.init(parser.arena, root: root)
  }
}
