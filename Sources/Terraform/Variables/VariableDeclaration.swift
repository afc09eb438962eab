internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The block of a variable.
struct VariableDeclaration {
  let name: Text
  let type: TerraformType

  /// The constraint of its type, if attributes of objects have defaults there.
  let defaultingType: WrittenAttribute?

  /// Whether a value from the command line is text, as opposed to an expression: that of a variable
  /// with a primitive type, or without a type (Terraform `internal/configs/named_values.go`).
  let isGivenAsText: Bool

  /// The default; nil if the variable is required.
  let fallback: WrittenAttribute?

  /// Whether null is a distinct value; otherwise it selects the default.
  let isNullable: Bool
  let isSensitive: Bool

  /// Its `validation` blocks.
  let validations: [Validation]

  /// A condition with the message that Terraform shows where it is false.
  struct Validation {
    let condition: WrittenAttribute

    /// The message; nil if it is not written as a plain string.
    let message: Text?
  }

  /// The block.
  let header: Place

  init(_ name: Text, _ block: ConfigurationBlock) {
    self.name = name
    header = block.header
    type =
      block.attribute("type").flatMap { attribute in
        (try? attribute.tree()).flatMap { TerraformType(constraint: $0) }
      } ?? .any
    defaultingType =
      block.attribute("type").flatMap { attribute in
        attribute.file.source.text.contains("optional(") ? attribute : nil
      }
    isGivenAsText = type.isPrimitive || block.attribute("type") == nil
    fallback = block.attribute("default")
    isNullable = block.attribute("nullable")?.value != .boolean(false)
    isSensitive = block.attribute("sensitive")?.value == .boolean(true)
    let messages = block.attributes("error_message", inBlocks: "validation")
    let conditions = block.attributes("condition", inBlocks: "validation")
    validations = conditions.enumerated().map { index, condition in
      guard messages.count == conditions.count, case .string(let message) = messages[index].value
      else { return Validation(condition: condition, message: nil) }
      return Validation(condition: condition, message: message)
    }
  }

  /// Returns the functions that validations change the variable, or a part of it, by before they
  /// compare it with all values that it may have.
  func normalizations(at path: [Text]) -> Set<Text> {
    validations
      .compactMap { ValueListing(of: ["var", name] + path, in: $0.condition)?.functions }
      .reduce([]) { $0.union($1) }
  }
}
