internal import LintSyntax
internal import LintText

/// The expressions of a block, to be compared with what a plan says was written in it
/// (Terraform `internal/command/jsonconfig/config.go` and `expression.go`).
struct WrittenComparison {
  private let names: Set<Text>
  private let operations: [Text: HCLOperation]

  /// Arguments of a resource that a plan does not list as expressions.
  private static let metaArguments: Set<Text> = [
    "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection",
    "dynamic", "//",
  ]

  /// Arguments of a module call that a plan does not list as expressions.
  private static let callArguments: Set<Text> = [
    "source", "version", "providers", "count", "for_each", "depends_on", "//",
  ]

  /// Takes the expressions of a resource.
  init(resource block: ConfigurationBlock) {
    self.init(block, without: Self.metaArguments)
  }

  /// Takes the expressions of a module call.
  init(call block: ConfigurationBlock) {
    self.init(block, without: Self.callArguments)
  }

  private init(_ block: ConfigurationBlock, without metaArguments: Set<Text>) {
    let written = block.names
    names = written.subtracting(metaArguments)
    let operations = written.map { ($0, block.attribute($0)?.operation) }
    self.operations = Dictionary(operations) { first, _ in first }.compactMapValues(\.self)
  }

  /// Whether the plan has the same attributes, and the same in each.
  func agrees(with planned: Node) -> Bool {
    let expressions = PlanConfiguration.byName(planned["expressions"]?.entries ?? [])
    return names == Set(expressions.keys)
      && Self.agrees(operations["count"], withLoop: planned["count_expression"])
      && Self.agrees(operations["for_each"], withLoop: planned["for_each_expression"])
      && expressions.allSatisfy { name, expression in
        // A nested block has no attribute of its name.
        operations[name].map { Self.agrees($0, with: expression) } ?? true
      }
  }

  /// Whether `count` or `for_each` is the one that the plan was made of.
  ///
  /// A plan has none where it calls functions and refers to nothing.
  private static func agrees(_ written: HCLOperation?, withLoop planned: Node?) -> Bool {
    guard let operation = written else { return planned == nil }
    if let planned { return agrees(operation, with: planned) }
    return ConstantValue(operation) == nil && operation.uses?.references.isEmpty != false
  }

  /// Whether an expression is the one that the plan was made of, as far as the plan shows.
  ///
  /// It has the values of constants and the references of all others.
  static func agrees(_ written: HCLOperation, with planned: Node) -> Bool {
    // An attribute may be a nested block in JSON.
    guard planned.kind == .mapping else { return true }
    if let constant = ConstantValue(written) {
      guard let expected = planned["constant_value"] else {
        // Terraform may omit a null.
        return constant == .null && planned["references"] == nil
      }
      return ConstantValue(expected) == constant
    }
    // Not read, so no constant: it would be shorter.
    guard let uses = written.uses else { return planned["constant_value"]?.kind != .scalar }
    let references = planned["references"]?.elements(upTo: referenceLimit + 1) ?? []
    guard references.count <= referenceLimit else { return true }
    if references.isEmpty, let expected = planned["constant_value"] {
      // A collection or a template without references; any other constant would be one here.
      return uses.references.isEmpty
        && (expected.kind != .scalar || expected.style == .doubleQuoted)
    }
    return roots(uses.references) == roots(references.compactMap(\.text).map(PlanReference.names))
  }

  /// Longer lists are not compared.
  private static let referenceLimit = 256

  /// The variables, local values, module outputs and data sources among references, without paths into
  /// them.
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
