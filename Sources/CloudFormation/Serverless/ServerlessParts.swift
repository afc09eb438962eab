internal import LintSyntax
internal import LintText

/// The parts of a template of the Serverless Framework, which may change resources of each other.
struct ServerlessParts {
  let parts: [Node]

  /// The resources that `extensions` change.
  private var extended: Set<Text> = []

  /// The number of parts with a resource of a name.
  private var counts: [Text: Int] = [:]

  /// The number of parts with something that resources refer to.
  private var referenceCount = 0

  init(_ parts: [Node]) {
    self.parts = parts
    for part in parts {
      extended.formUnion((part["extensions"]?.entries ?? []).compactMap(\.key.text))
      for name in Set((part["Resources"]?.entries ?? []).compactMap(\.key.text)) {
        counts[name, default: 0] += 1
      }
      if Self.hasReferences(part) { referenceCount += 1 }
    }
  }

  /// Returns the resources of a part that other parts, or extensions, may change.
  func changed(_ names: [Text], in part: Node) -> Set<Text> {
    let others = referenceCount - (Self.hasReferences(part) ? 1 : 0)
    var resources: [Text: Node] = [:]
    if others > 0 {
      for entry in part["Resources"]?.entries ?? [] {
        if let name = entry.key.text { resources[name] = entry.value }
      }
    }
    return Set(
      names.filter { name in
        extended.contains(name) || counts[name, default: 0] > 1
          || resources[name].map(Self.refers) == true
      }
    )
  }

  private static func hasReferences(_ part: Node) -> Bool {
    let sections: [StaticString] = ["Conditions", "Mappings", "Parameters", "Rules"]
    return sections.contains { part[$0] != nil }
  }

  /// Whether a decisive value of a resource is not a plain one.
  private static func refers(_ resource: Node) -> Bool {
    let properties = resource["Properties"]
    let values = CacheEvaluation.decisiveProperties.compactMap { properties?[$0] }
    return resource["Condition"] != nil || values.contains { $0.kind != .scalar || $0.tag != nil }
  }
}
