package import LintText

/// A parameter whose value distinguishes scenarios.
package struct ScenarioVariable: Sendable {
  /// The name of the parameter.
  fileprivate let name: Text

  /// The values that scenarios distinguish.
  private let values: [Text]

  /// Examples of values besides those, in order of preference; empty if no other is allowed.
  private let others: [Text]

  /// The index of the value that is used by default, or nil if one must be given.
  let defaultIndex: Int?

  /// Whether none of its values must be shown.
  private let isSecret: Bool

  /// The values that must not be shown.
  private let secrets: Set<Text>

  /// The variable that determines the value; nil if it is free.
  fileprivate let dependency: Dependency?

  /// The dependency of a variable on another, such as of a partition on the region in it.
  package struct Dependency: Sendable {
    /// The name of the other variable.
    fileprivate let leader: Text

    /// Returns the value that follows from one of the other variable.
    fileprivate let value: @Sendable (Text) -> Text?

    /// Creates a dependency on a variable.
    package init(on leader: Text, value: @escaping @Sendable (Text) -> Text?) {
      (self.leader, self.value) = (leader, value)
    }
  }

  /// Creates a variable from its parts.
  package init(
    name: Text,
    values: [Text],
    others: [Text],
    defaultIndex: Int?,
    isSecret: Bool,
    secrets: Set<Text>,
    dependency: Dependency? = nil,
  ) {
    self.name = name
    self.values = values
    self.others = others
    self.defaultIndex = defaultIndex
    self.isSecret = isSecret
    self.secrets = secrets
    self.dependency = dependency
  }

  /// Returns the cost of a value: an additional value costs more than any other difference, and a
  /// listed value less than "anything else".
  package func cost(of value: Int) -> Int {
    if value == defaultIndex { return 0 }
    return value < values.count ? 1_000 : 1_001
  }

  /// Returns the value at an index.
  ///
  /// - Parameter isWanted: a condition for a value that is not listed, if possible.
  fileprivate func example(_ value: Int, where isWanted: (Text) -> Bool) -> Text {
    value < values.count ? values[value] : others.first(where: isWanted) ?? others.last ?? ""
  }

  /// Returns the value at an index as a part of a scenario; nil for the default.
  fileprivate func choice(_ value: Int, where isWanted: (Text) -> Bool) -> Scenario.Choice? {
    guard value != defaultIndex else { return nil }
    let example = example(value, where: isWanted)
    return Scenario.Choice(
      parameter: name,
      value: isSecret || secrets.contains(example) ? nil : example,
      exceptions: value < values.count ? nil : values.filter { !secrets.contains($0) },
    )
  }
}

extension Scenario {
  /// Creates the scenario of a path: its values that are not defaults.
  package init(_ values: [Int: Int], of variables: [Int: ScenarioVariable]) {
    let dependent = values.compactMap { variable, value -> (ScenarioVariable.Dependency, Text)? in
      guard let variable = variables[variable], let dependency = variable.dependency else {
        return nil
      }
      return (dependency, variable.example(value) { _ in true })
    }
    let choices = values.compactMap { variable, value -> Choice? in
      guard let variable = variables[variable] else { return nil }
      return variable.choice(value) { example in
        dependent.allSatisfy { $0.leader != variable.name || $0.value(example) == $1 }
      }
    }
    self.init(choices.sorted { $0.parameter < $1.parameter })
  }
}
