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

  /// The nodes of the values that validations list as all that the variable may have, with their
  /// expressions.
  var listedValues: [(condition: WrittenAttribute, tree: HCLTree, nodes: [Int])] {
    validations.compactMap { validation in
      guard let tree = try? validation.condition.tree(),
        let nodes = tree.nodes(listingValuesFor: name, at: tree.root)
      else { return nil }
      return (validation.condition, tree, nodes)
    }
  }
}

extension HCLTree {
  /// Returns the values for which alone a condition holds: `contains([…], var.x)`, `var.x == …`,
  /// `can(regex("^(…|…)$", var.x))`, or several of these joined with `||`; nil for other conditions.
  fileprivate func nodes(listingValuesFor variable: Text, at root: Int) -> [Int]? {
    var pending = [root]
    var nodes: [Int] = []
    while let node = pending.popLast() {
      let children = children(of: node)
      func isVariable(_ child: Int) -> Bool {
        reference(at: child)?.names.starts(with: ["var", variable]) ?? false
      }
      switch self[node].kind {
      case .parentheses: pending += children
      case .binary where self[node].operation == .or: pending += children
      case .binary where self[node].operation == .equal:
        guard children.contains(where: isVariable) else { return nil }
        nodes += children.filter { !isVariable($0) }
      case .call where name(of: node) == "contains":
        guard let value = children.last, isVariable(value) else { return nil }
        nodes += children.dropLast()
      case .call where name(of: node) == "can" && children.count == 1:
        let call = self.children(of: children[0])
        guard self[children[0]].kind == .call, name(of: children[0]) == "regex", call.count == 2,
          isVariable(call[1]), case .string(let pattern)? = constant(at: call[0])?.content,
          pattern.alternatives?.isWhole == true
        else { return nil }
      default: return nil
      }
    }
    return nodes
  }
}
