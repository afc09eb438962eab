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

  private let content: Content

  private enum Content {
    case tree(HCLTree)
    case value(HCLExpression)
  }

  /// The value of the expression, as far as it is known without evaluation.
  package var value: HCLExpression {
    switch content {
    case .tree(let tree): HCLExpression(tree)
    case .value(let value): value
    }
  }

  /// The expression; nil in another syntax, where it is parsed on demand.
  package var tree: HCLTree? {
    if case .tree(let tree) = content { tree } else { nil }
  }

  /// Creates an attribute with the value in a tree.
  init(name: Text, nameRange: Range<Int>, valueRange: Range<Int>, tree: HCLTree) {
    self.name = name
    self.nameRange = nameRange
    self.valueRange = valueRange
    content = .tree(tree)
  }

  /// Creates an attribute from its parts, for configurations in another syntax.
  package init(
    name: Text,
    nameRange: Range<Int>,
    valueRange: Range<Int>,
    value: HCLExpression,
  ) {
    self.name = name
    self.nameRange = nameRange
    self.valueRange = valueRange
    content = .value(value)
  }
}
