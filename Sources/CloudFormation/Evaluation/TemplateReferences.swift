internal import LintSyntax
internal import LintText

/// The names of parameters, conditions and mappings that a value depends on, through any chain of
/// conditions.
struct TemplateReferences {
  private(set) var parameters: Set<Text> = []
  private(set) var conditions: Set<Text> = []
  private(set) var mappings: Set<Text> = []

  /// The number of values visited.
  private(set) var effort = 0

  init(in nodes: [Node], of sections: TemplateSections) {
    var pending = nodes
    while let node = pending.popLast() {
      effort += 1
      if let call = Intrinsic(node) {
        for condition in note(call) { pending += Self.definitions(of: condition, in: sections) }
      }
      pending += node.elements
      pending += node.entries.map(\.value)
    }
  }

  /// Records the names in a call.
  ///
  /// Returns the conditions that were not visited before.
  private mutating func note(_ call: Intrinsic) -> [Text] {
    switch call.function {
    case .reference:
      if let name = call.argument.text { parameters.insert(name) }
    case .condition:
      if let name = call.argument.text, conditions.insert(name).inserted { return [name] }
    case .choice:
      if let name = call.argument.elements.first?.text, conditions.insert(name).inserted {
        return [name]
      }
    case .findInMap:
      if let name = call.argument.elements.first?.text { mappings.insert(name) }
    case .substitute:
      let text = call.argument.text ?? call.argument.elements.first?.text ?? ""
      for case .name(let name) in SubstitutionText.parts(of: text) { parameters.insert(name) }
    default:
      break
    }
    return []
  }

  /// Returns every definition of a condition; more than one is a mistake.
  private static func definitions(
    of condition: Text,
    in sections: TemplateSections,
  ) -> [Node] {
    sections.conditions?.values(named: [condition]) ?? []
  }

  /// Adds a resource's own condition.
  mutating func add(condition: Text, of sections: TemplateSections) {
    guard conditions.insert(condition).inserted else { return }
    let others = TemplateReferences(in: Self.definitions(of: condition, in: sections), of: sections)
    parameters.formUnion(others.parameters)
    conditions.formUnion(others.conditions)
    mappings.formUnion(others.mappings)
    effort += others.effort
  }
}
