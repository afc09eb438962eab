package import LintText

/// A parameter whose value distinguishes scenarios.
package struct ScenarioVariable: Sendable {
  /// The name of the parameter.
  fileprivate let name: Text

  /// The values that scenarios distinguish.
  private let values: [Text]

  /// An example of a value besides those; nil if no other is allowed.
  private let other: Text?

  /// The index of the value that is used by default, or nil if one must be given.
  let defaultIndex: Int?

  /// Whether none of its values must be shown.
  private let isSecret: Bool

  /// The values that must not be shown.
  private let secrets: Set<Text>

  /// Creates a variable from its parts.
  package init(
    name: Text,
    values: [Text],
    other: Text?,
    defaultIndex: Int?,
    isSecret: Bool,
    secrets: Set<Text>,
  ) {
    self.name = name
    self.values = values
    self.other = other
    self.defaultIndex = defaultIndex
    self.isSecret = isSecret
    self.secrets = secrets
  }

  /// Returns the cost of a value: an additional value costs more than any other difference, and a
  /// listed value less than "anything else".
  package func cost(of value: Int) -> Int {
    if value == defaultIndex { return 0 }
    return value < values.count ? 1_000 : 1_001
  }

  /// Returns the value at an index.
  ///
  /// - Parameter isWanted: a condition for a region that is not listed.
  fileprivate func example(_ value: Int, where isWanted: (Text) -> Bool) -> Text {
    if value < values.count { return values[value] }
    if name == PseudoParameter.region.rawValue {
      return PseudoParameter.region.example { isWanted($0) && !values.contains($0) }
    }
    return other ?? ""
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
    // Picks one of the other regions in the selected partition.
    let chosen = values.compactMap { variable, value -> (PseudoParameter, Text)? in
      guard let variable = variables[variable],
        let pseudo = PseudoParameter(rawValue: variable.name),
        pseudo == .partition || pseudo == .urlSuffix
      else { return nil }
      return (pseudo, variable.example(value) { _ in true })
    }
    let choices = values.compactMap { variable, value in
      variables[variable]?.choice(value) { region in
        chosen.allSatisfy { $0.0.value(inRegion: region) == $0.1 }
      }
    }
    self.init(choices.sorted { $0.parameter < $1.parameter })
  }
}
