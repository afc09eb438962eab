/// A condition function in a generated template.
indirect enum GeneratedTest: Hashable {
  case equals(GeneratedValue, GeneratedValue)
  case all([GeneratedTest])
  case any([GeneratedTest])
  case not(GeneratedTest)
  case condition(String)
  /// `Fn::Contains`, in rules.
  case contains([String], GeneratedValue)
}

extension GeneratedTest {
  /// The tests in this test.
  var children: [GeneratedTest] {
    switch self {
    case .equals, .condition, .contains: []
    case .all(let tests), .any(let tests): tests
    case .not(let test): [test]
    }
  }

  /// The conditions that it names itself.
  var names: [String] {
    if case .condition(let name) = self { return [name] }
    return children.flatMap(\.names)
  }

  /// What it compares, each with the other side.
  var comparisons: [(GeneratedValue, with: [GeneratedValue])] {
    switch self {
    case .equals(let left, let right): [(left, [right]), (right, [left])]
    case .contains(let texts, let value): [(value, texts.map(GeneratedValue.text))]
    case .all, .any, .not, .condition: children.flatMap(\.comparisons)
    }
  }
}
