internal import LintDiagnostics
internal import LintSyntax
internal import LintText

/// The block of a variable.
struct VariableDeclaration {
  let name: Text
  let type: TerraformType

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

  /// Whether a validation lists all values that the variable may have.
  var isEnumerated: Bool {
    validations.contains { validation in
      guard let tree = try? validation.condition.tree() else { return false }
      return tree.isList(ofValuesFor: name, at: tree.root)
    }
  }
}

extension HCLTree {
  /// Whether a condition holds only for values that it names: `contains([…], var.x)`, `var.x == …`,
  /// or several of these joined with `||`.
  fileprivate func isList(ofValuesFor variable: Text, at root: Int) -> Bool {
    var pending = [root]
    while let node = pending.popLast() {
      let children = children(of: node)
      func isVariable(_ child: Int) -> Bool {
        reference(at: child)?.names.starts(with: ["var", variable]) ?? false
      }
      switch self[node].kind {
      case .parentheses: pending += children
      case .binary where self[node].operation == .or: pending += children
      case .binary where self[node].operation == .equal:
        guard children.contains(where: isVariable) else { return false }
      case .call where name(of: node) == "contains":
        guard let value = children.last, isVariable(value) else { return false }
      default: return false
      }
    }
    return true
  }
}
