package import LintText

/// As much of an expression as can be told without evaluating it.
package enum HCLExpression: Sendable, Hashable {
  /// The word `null`.
  case null

  /// The word `true` or `false`.
  case boolean(Bool)

  /// A number as it is written, such as `7`, `1e1` or `007`.
  ///
  /// A minus before it is part of it, without the space that may stand between them.
  case number(Text)

  /// A quoted string or a heredoc without any template sequence, with escapes resolved and the
  /// indentation of `<<-` removed.
  case string(Text)

  /// Plain names joined with dots: `var.days` is `["var", "days"]`.
  ///
  /// Anything else that leads into a value, such as `[0]`, `["k"]`, `.0` or a splat, makes it
  /// `other`.
  case traversal([Text])

  /// Any other expression: operations, calls, collections, templates, and everything in parentheses,
  /// even `(7)`.
  case other
}
