internal import LintSyntax
internal import LintText

/// The expressions of a block, for comparison with the configuration in a plan (Terraform
/// `internal/command/jsonconfig/config.go` and `expression.go`).
struct WrittenComparison {
  private let names: Set<Text>
  private let operations: [Text: HCLOperation]

  /// Resource arguments that a plan doesn't list as expressions.
  private static let metaArguments: Set<Text> = [
    "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection",
    "dynamic", "//",
  ]

  /// Module call arguments that a plan doesn't list as expressions.
  private static let callArguments: Set<Text> = [
    "source", "version", "providers", "count", "for_each", "depends_on", "//",
  ]

  /// Collects the expressions of a resource.
  init(resource block: ConfigurationBlock) {
    self.init(block, without: Self.metaArguments)
  }

  /// Collects the expressions of a module call.
  init(call block: ConfigurationBlock) {
    self.init(block, without: Self.callArguments)
  }

  private init(_ block: ConfigurationBlock, without metaArguments: Set<Text>) {
    let written = block.names
    names = written.subtracting(metaArguments)
    let operations = written.map { ($0, block.attribute($0)?.operation) }
    self.operations = Dictionary(operations) { first, _ in first }.compactMapValues(\.self)
  }

  /// Whether the plan has the same attributes with the same expressions.
  func agrees(with planned: Node) -> Bool {
    let expressions = PlanConfiguration.byName(planned["expressions"]?.entries ?? [])
    return names == Set(expressions.keys)
      && Self.agrees(operations["count"], withLoop: planned["count_expression"])
      && Self.agrees(operations["for_each"], withLoop: planned["for_each_expression"])
      && expressions.allSatisfy { name, expression in
        // A nested block isn't an attribute.
        operations[name].map { Self.agrees($0, with: expression) } ?? true
      }
  }

  /// Whether `count` or `for_each` matches the plan.
  ///
  /// A plan omits it if it calls functions and has no references.
  private static func agrees(_ written: HCLOperation?, withLoop planned: Node?) -> Bool {
    guard let operation = written else { return planned == nil }
    if let planned { return agrees(operation, with: planned) }
    return ConstantValue(operation) == nil && operation.uses?.references.isEmpty != false
  }

  /// Whether an expression matches the plan, as far as the plan shows.
  ///
  /// A plan contains the values of constants and the references of all other expressions.
  static func agrees(_ written: HCLOperation, with planned: Node) -> Bool {
    // In JSON, an attribute may be a nested block.
    guard planned.kind == .mapping else { return true }
    if let constant = ConstantValue(written) {
      guard let expected = planned["constant_value"] else {
        // Terraform may omit a null.
        return constant == .null && planned["references"] == nil
      }
      return ConstantValue(expected) == constant
    }
    // Not parsed, so not a constant, which would be shorter.
    guard let uses = written.uses else { return planned["constant_value"]?.kind != .scalar }
    let references = planned["references"]?.elements(upTo: referenceLimit + 1) ?? []
    guard references.count <= referenceLimit else { return true }
    if references.isEmpty, let expected = planned["constant_value"] {
      // A collection or a template without references; any other constant was handled above.
      return uses.references.isEmpty
        && (expected.kind != .scalar || expected.style == .doubleQuoted)
    }
    return roots(uses.references) == roots(references.compactMap(\.text).map(PlanReference.names))
  }

  /// The length limit of the reference lists that are compared.
  private static let referenceLimit = 256

  /// Returns the variables, local values, module outputs and data sources among references, without
  /// paths into them.
  private static func roots(_ references: [[Text]]) -> Set<[Text]> {
    Set(
      references.compactMap { names in
        switch names[0] {
        case "var", "local", "module", "each", "count": Array(names.prefix(2))
        case "data": Array(names.prefix(3))
        default: nil
        }
      }
    )
  }
}
