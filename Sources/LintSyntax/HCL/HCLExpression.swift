package import LintText

/// The value of an expression, as far as it is known without evaluation.
package enum HCLExpression: Sendable, Hashable {
  /// The keyword `null`.
  case null

  /// The keyword `true` or `false`.
  case boolean(Bool)

  /// A number as written, such as `7`, `1e1` or `007`.
  ///
  /// Includes a minus before it, without any space between them.
  case number(Text)

  /// A quoted string or a heredoc without template sequences, with escapes resolved and the
  /// indentation of `<<-` removed.
  case string(Text)

  /// Plain names joined with dots: `var.days` is `["var", "days"]`.
  ///
  /// Any other access to a part of a value, such as `[0]`, `["k"]`, `.0` or a splat, makes it
  /// `other`.
  case traversal([Text])

  /// Any other expression: operations, calls, collections, templates, and everything in
  /// parentheses, even `(7)`.
  case other
}

extension HCLExpression {
  /// Creates the value of an expression.
  package init(_ tree: HCLTree) {
    let node = tree.root
    switch tree[node].kind {
    case .null: self = .null
    case .true: self = .boolean(true)
    case .false: self = .boolean(false)
    case .number: self = .number(tree.number(of: node))
    case .string: self = .string(tree.string(of: node))
    case .reference, .attribute:
      let reference = tree.references(in: node).first
      self = reference?.node == node ? .traversal(reference?.names ?? []) : .other
    case .unary:
      guard tree[node].operation == .negate, let operand = tree.firstChild(of: node),
        tree[operand].kind == .number
      else {
        self = .other
        return
      }
      self = .number("-" + tree.number(of: operand))
    case .template, .wrappedTemplate, .ifDirective, .forDirective, .index, .splat, .item, .binary,
      .conditional, .parentheses, .tuple, .object, .entry, .tupleFor, .objectFor, .name, .call:
      self = .other
    }
  }
}
