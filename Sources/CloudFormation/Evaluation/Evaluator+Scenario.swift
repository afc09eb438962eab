internal import LintModel

extension Evaluator {
  /// Returns the cost of a parameter value: an additional value costs more than any other
  /// difference, and a listed value less than "anything else".
  func cost(_ variable: Int, _ value: Int) -> Int {
    let domain = domains[variable]
    if value == domain.defaultIndex { return 0 }
    return value < domain.values.count ? 1_000 : 1_001
  }

  /// Returns the scenario of a path: its values that are not defaults.
  func scenario(_ values: [Int: Int], _ selections: Selections) -> Scenario {
    // Picks one of the other regions in the selected partition.
    let chosen = [PseudoParameter.partition, .urlSuffix].compactMap { pseudo in
      variables[pseudo.rawValue].flatMap { variable in
        values[variable].map { (pseudo, domains[variable].example($0)) }
      }
    }
    let choices = values.compactMap { variable, value -> Scenario.Choice? in
      let domain = domains[variable]
      guard value != domain.defaultIndex else { return nil }
      let isListed = value < domain.values.count
      let example =
        isListed || domain.name != PseudoParameter.region.rawValue
        ? domain.example(value)
        : domain.example { region in chosen.allSatisfy { $0.value(inRegion: region) == $1 } }
      return Scenario.Choice(
        parameter: domain.name,
        value: domain.isSecret || selections.secrets.contains(example) ? nil : example,
        exceptions: isListed
          ? nil : domain.values.map(\.text).filter { !selections.secrets.contains($0) },
      )
    }
    return Scenario(choices.sorted { $0.parameter < $1.parameter })
  }
}
