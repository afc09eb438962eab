internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The block of a variable.
struct VariableDeclaration {
  let name: Text
  let type: TerraformType

  /// The default; nil if the variable is required.
  let fallback: WrittenAttribute?

  /// Whether null is a distinct value; otherwise it selects the default.
  let isNullable: Bool
  let isSensitive: Bool

  /// The conditions of its `validation` blocks.
  let validations: [WrittenAttribute]

  /// The block.
  let header: Place

  init(_ name: Text, _ block: ConfigurationBlock) {
    self.name = name
    header = block.header
    type =
      block.attribute("type").flatMap { attribute in
        (try? attribute.tree()).flatMap { TerraformType(constraint: $0) }
      } ?? .any
    fallback = block.attribute("default")
    isNullable = block.attribute("nullable")?.value != .boolean(false)
    isSensitive = block.attribute("sensitive")?.value == .boolean(true)
    validations = block.attributes("condition", inBlocks: "validation")
  }
}
