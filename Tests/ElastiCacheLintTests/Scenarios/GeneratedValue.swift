/// A value in a generated template.
indirect enum GeneratedValue: Hashable {
  case text(String)
  case number(Int)
  /// `Ref` to a parameter.
  case parameter(String)
  /// `Ref` to a resource.
  case resource(String)
  /// `AWS::NoValue`.
  case noValue
  /// `Fn::GetAtt`: something that only the deployment knows.
  case attribute
  /// `Fn::If`.
  case choice(String, GeneratedValue, GeneratedValue)
  /// `Fn::FindInMap`, perhaps with a default value.
  case lookUp(String, GeneratedValue, GeneratedValue, fallback: GeneratedValue?)
  /// `Fn::Select`.
  case element(GeneratedValue, of: GeneratedValue)
  case list([GeneratedValue])
  /// `Fn::Join`.
  case joined(String, GeneratedValue)
  /// `Fn::Join` of a parameter and a text behind it.
  case suffixed(parameter: String, String)
  /// `Fn::Split`.
  case split(String, GeneratedValue)
  /// `Fn::Sub`: a text before and one behind a parameter.
  case substitution(String, parameter: String, String)
  /// `Fn::Sub` with a mapping of one name.
  case namedSubstitution(String, GeneratedValue, String)
}

extension GeneratedValue {
  /// The values in this value.
  var children: [GeneratedValue] {
    switch self {
    case .text, .number, .parameter, .resource, .noValue, .attribute, .substitution, .suffixed: []
    case .choice(_, let then, let otherwise): [then, otherwise]
    case .lookUp(_, let first, let second, let fallback):
      [first, second] + [fallback].compactMap(\.self)
    case .element(let index, let list): [index, list]
    case .list(let values): values
    case .joined(_, let value), .split(_, let value), .namedSubstitution(_, let value, _): [value]
    }
  }

  /// The parameters in this value, at any depth.
  var parameters: Set<String> {
    var names = children.reduce(into: Set<String>()) { $0.formUnion($1.parameters) }
    switch self {
    case .parameter(let name), .substitution(_, let name, _), .suffixed(let name, _):
      names.insert(name)
    case .text, .number, .resource, .noValue, .attribute, .choice, .lookUp, .element, .list,
      .joined, .split, .namedSubstitution:
      break
    }
    return names
  }

  /// The values of parameters with which this is one of some texts, as far as it is solved.
  func solutions(for texts: [String]) -> [(name: String, values: [String])] {
    switch self {
    case .parameter(let name): return [(name, texts)]
    case .substitution(let head, let name, let tail):
      return [(name, texts.compactMap { Self.middle(of: $0, between: head, and: tail) })]
    case .suffixed(let name, let tail):
      return [(name, texts.compactMap { Self.middle(of: $0, between: "", and: tail) })]
    case .namedSubstitution(let head, let own, let tail):
      return own.solutions(for: texts.compactMap { Self.middle(of: $0, between: head, and: tail) })
    case .joined(",", .parameter(let name)): return [(name, texts)]
    case .choice(_, let then, let otherwise):
      return then.solutions(for: texts) + otherwise.solutions(for: texts)
    case .lookUp(_, _, _, let fallback): return fallback?.solutions(for: texts) ?? []
    case .text, .number, .resource, .noValue, .attribute, .element, .list, .joined, .split:
      return []
    }
  }

  /// The text between two others, or nil if it does not begin and end with them.
  static func middle(of text: String, between head: String, and tail: String) -> String? {
    guard text.hasPrefix(head), text.hasSuffix(tail), text.count >= head.count + tail.count else {
      return nil
    }
    return String(text.dropFirst(head.count).dropLast(tail.count))
  }

  /// Simpler values that might go wrong in the same way.
  var simpler: [GeneratedValue] {
    switch self {
    case .choice(let name, let then, let otherwise):
      [then, otherwise] + then.simpler.map { .choice(name, $0, otherwise) }
        + otherwise.simpler.map { .choice(name, then, $0) }
    case .lookUp(let map, let first, let second, let fallback?):
      [fallback, .lookUp(map, first, second, fallback: nil)]
    case .list, .lookUp, .element, .joined, .suffixed, .split, .namedSubstitution, .substitution,
      .parameter, .attribute:
      [.number(7), .number(0)]
    case .text, .number, .resource, .noValue:
      []
    }
  }
}
