internal import LintModel
internal import LintSyntax
internal import LintText

/// The values that a configuration gives to the parameters of a template in one scenario.
struct ConfiguredParameters {
  private let module: ModuleInstance
  private let repetition: Repetition
  private let evaluation: ConfigurationEvaluation

  private(set) var values = ParameterValues()

  private static let secret = Undecided.malformed("the value of the parameter is sensitive")

  init(
    of block: ConfigurationBlock,
    in module: ModuleInstance,
    _ repetition: Repetition,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) {
    self.module = module
    self.repetition = repetition
    self.evaluation = evaluation
    values.isComplete = true
    guard let attribute = block.attribute("parameters") else { return }
    let (value, uses) = try evaluation.valueWithUses(of: attribute, in: module, repetition)
    evaluation.recordUses(uses.names)
    switch value.content {
    case .null: return
    case .object(let entries), .map(let entries):
      let names = namesUsed(by: attribute)
      for (name, value) in entries {
        let used = names.map { $0[name] ?? [] } ?? uses.names
        try give(name, value, used)
      }
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements {
        guard let entries = element.entries,
          case .string(let name)? = entries["parameter_key"]?.content
        else {
          values.setAllUnknown(because: element.unknown?.reason ?? .malformed("it has no name"))
          continue
        }
        try give(name, entries["parameter_value"] ?? .null, uses.names)
      }
    case .unknown(let unknown): values.setAllUnknown(because: unknown.reason)
    case .boolean, .number, .string:
      throw EvaluationError("'parameters' is no map", at: evaluation.files.origin(of: attribute))
    }
  }

  private mutating func give(
    _ name: Text,
    _ value: TerraformValue,
    _ uses: [ConfigurationEvaluation.Name],
  ) throws(EvaluationError) {
    switch try value.converted(to: .string).content {
    case .null: return
    case .unknown(let unknown): values.setUnknown(name, because: unknown.reason)
    case .string(let text):
      if evaluation.isSecret(uses) {
        values.setUnknown(name, because: Self.secret)
      } else if let variable = evaluation.placeholders(in: uses).first,
        WholeNumber.value(text) == nil
      {
        // A deployment has another value than the text that represents the rest of them.
        values.setUnknown(name, because: .otherValue("var.\(variable)"))
      } else {
        values[name] = text
        if let variable = evaluation.defaults(in: uses).first {
          // Only the default is tried: the template may select by another value.
          let outer = OuterParameter(name: "var.\(variable)", declaration: nil, affixes: nil)
          values.setOuter(outer, of: name)
        }
      }
    case .boolean, .number, .tuple, .list, .set, .object, .map:
      values.setUnknown(name, because: .malformed("it is no text"))
    }
  }

  /// Returns the named objects that each entry of an object uses; nil for another expression.
  private func namesUsed(
    by attribute: WrittenAttribute
  ) -> [Text: [ConfigurationEvaluation.Name]]? {
    guard let tree = try? attribute.tree(), tree[tree.root].kind == .object else { return nil }
    var names: [Text: [ConfigurationEvaluation.Name]] = [:]
    for entry in tree.children(of: tree.root) {
      guard case let parts = tree.children(of: entry), parts.count == 2,
        tree[parts[0]].kind == .string
      else { return nil }
      names[tree.string(of: parts[0])] = evaluation.uses(
        of: tree,
        at: parts[1],
        in: attribute.file,
        module,
        repetition,
      )
    }
    return names
  }

  /// Adds the parameters that some accounts of a stack set give other values.
  mutating func addOverrides(ofSet name: Text) {
    let reason = Undecided.malformed("it has other values in some accounts")
    for attribute in evaluation.tree.overrides(ofSet: name, in: module.path) {
      guard let tree = try? attribute.tree(), tree[tree.root].kind == .object else {
        values.setAllUnknown(because: reason)
        continue
      }
      for entry in tree.children(of: tree.root) {
        if let key = tree.firstChild(of: entry), tree[key].kind == .string {
          values.setUnknown(tree.string(of: key), because: reason)
        } else {
          values.setAllUnknown(because: reason)
        }
      }
    }
  }

  /// Marks all parameters as unknown if the groups of a stack set override some.
  mutating func addGroups(of block: ConfigurationBlock) {
    guard let groups = block.attribute("stack_instances_group"),
      groups.text.contains("parameter_overrides") || !groups.text.hasPrefix("[")
    else { return }
    values.setAllUnknown(because: .malformed("some accounts may have other values"))
  }
}

extension ConfigurationTree {
  /// Returns the overrides of instances that may be of a stack set in a module.
  fileprivate func overrides(ofSet name: Text, in path: ModulePath) -> [WrittenAttribute] {
    let types: Set<Text> = [
      "aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances",
    ]
    return paths.flatMap { other -> [WrittenAttribute] in
      guard let module = module(at: other) else { return [] }
      return module.labels(of: "resource").filter { $0.count == 2 && types.contains($0[0]) }
        .flatMap { module.declarations("resource", $0) }
        .filter { block in
          guard other == path, let set = (try? block.attribute("stack_set_name")?.tree()) ?? nil
          else { return true }
          let sets = set.references.map(\.names).filter {
            $0.count > 1 && $0[0] == Text(StackType.stackSet.rawValue)
          }
          return sets.isEmpty || sets.contains { $0[1] == name }
        }
        .compactMap { $0.attribute("parameter_overrides") }
    }
  }
}
