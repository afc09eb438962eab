package import LintText

/// A name with an expression behind `=`, what Terraform calls an argument.
package struct HCLAttribute: Sendable {
  /// The name as it is written.
  package let name: Text

  /// Where the name stands.
  package let nameRange: Range<Int>

  /// The expression, from its first to its last token, without comments around it.
  ///
  /// A heredoc ends with its marker.
  package let valueRange: Range<Int>

  /// What the expression says, as far as that can be told without evaluating it.
  package let value: HCLExpression

  /// Makes an attribute of its parts, for configurations that are not written in this syntax.
  package init(
    name: Text,
    nameRange: Range<Int>,
    valueRange: Range<Int>,
    value: HCLExpression,
  ) {
    self.name = name
    self.nameRange = nameRange
    self.valueRange = valueRange
    self.value = value
  }
}
