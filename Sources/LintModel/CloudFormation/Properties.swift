internal import LintSyntax

/// The `Properties` of a resource, whatever was written in their place.
struct Properties {
  private let node: Node?
  private let evaluation: Evaluation

  init(of resource: Node, _ evaluation: Evaluation) {
    node = resource["Properties"]
    self.evaluation = evaluation
  }

  /// A property by its name.
  func property(_ name: StaticString) -> Property {
    guard let node else { return Property(value: .absent, node: nil) }
    if let call = Intrinsic(node) {
      let reason: Undecided =
        call.name == "Fn::Transform" ? .inserted(call.name) : .function(call.name)
      return Property(value: .undecided(reason), node: nil)
    }
    switch node.kind {
    case .mapping: break
    case .scalar where node.scalarValue == .null: return Property(value: .absent, node: nil)
    case .scalar, .sequence:
      return Property(value: .undecided(.malformed("'Properties' is not a mapping")), node: nil)
    }
    if let written = node[name] { return evaluation.property(written) }
    // Text inserted at deployment may bring what is missing here.
    let inserting = node.entries.lazy.compactMap(\.key.text).first {
      $0 == "Fn::Transform" || $0.hasPrefix("Fn::ForEach::")
    }
    if let inserting { return Property(value: .undecided(.inserted(inserting)), node: nil) }
    return Property(value: .absent, node: nil)
  }

  /// A key that is the given name but for the case of its letters, which CloudFormation refuses.
  func misspelling(of name: StaticString) -> Node? {
    let wanted = name.description.lowercased()
    return node?.entries.lazy.map(\.key).first { key in
      key.text.map { $0.lowercased() == wanted } ?? false
    }
  }

  /// Whether a property is certainly not there.
  func isAbsent(_ name: StaticString) -> Bool {
    switch property(name).value {
    case .absent, .noValue: true
    case .scalar, .container, .anyValue, .undecided: false
    }
  }

  /// The text of a property, if it is known.
  func text(_ name: StaticString) -> String? {
    guard case .scalar(let value, _) = property(name).value else { return nil }
    return value.text
  }
}
