package import LintText

/// A name with an expression after `=`, called an argument by Terraform.
package struct HCLAttribute: Sendable {
  /// The name as written.
  package let name: Text

  /// The range of the name.
  package let nameRange: Range<Int>

  /// The range of the expression, from its first to its last token, without surrounding comments.
  ///
  /// A heredoc ends with its marker.
  package let valueRange: Range<Int>

  /// The value of the expression, as far as it is known without evaluation.
  package let value: HCLExpression

  /// The expression; nil in another syntax, where it is parsed on demand.
  package let tree: HCLTree?

  /// Creates an attribute from its parts, for configurations in another syntax.
  package init(
    name: Text,
    nameRange: Range<Int>,
    valueRange: Range<Int>,
    value: HCLExpression,
    tree: HCLTree? = nil,
  ) {
    self.name = name
    self.nameRange = nameRange
    self.valueRange = valueRange
    self.value = value
    self.tree = tree
  }
}
