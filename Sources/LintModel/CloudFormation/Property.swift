internal import LintSyntax

/// A property with the place where its value is written, and what explains it.
struct Property {
  let value: PropertyValue

  /// Where the value is written; nil if it is not.
  let node: Node?

  /// Where else to look.
  var explanations: [(message: String, node: Node)] = []
}
