import ElastiCacheLint

/// Finds how few parameter values lead to a verdict.
///
/// A set of values leads there if the verdict holds whatever parameters without default are, and
/// all others at their defaults.
struct SmallestScenario {
  /// The scenarios that differ in parameters without default alone, by how many others are not at
  /// their defaults.
  private var groups: [[Domains.Choice?]: Group] = [:]
  private let openCount: Int

  private struct Group {
    var cost = 0
    var scenarios: [(open: [Domains.Choice], verdict: ScenarioVerdict)] = []
  }

  init(_ scenarios: [(choices: [Domains.Choice], verdict: ScenarioVerdict)], _ domains: Domains) {
    openCount = domains.defaults.count { $0 == nil }
    for scenario in scenarios {
      let closed = zip(scenario.choices, domains.defaults).map { $1 == nil ? nil : $0 }
      let open = zip(scenario.choices, domains.defaults).compactMap { $1 == nil ? $0 : nil }
      var group = groups[closed] ?? Group()
      group.cost = zip(scenario.choices, domains.defaults).count { $1 != nil && $0 != $1 }
      group.scenarios.append((open, scenario.verdict))
      groups[closed] = group
    }
  }

  /// The least number of values that lead to one of some verdicts.
  ///
  /// - Parameter verdict: what must be among what comes of it.
  func size(leadingTo verdicts: Set<VerdictName>, including verdict: VerdictName? = nil) -> Int {
    var best = Int.max
    for group in groups.values where group.cost < best {
      for mask in 0..<(1 << openCount) where group.cost + mask.nonzeroBitCount < best {
        var regions: [[Domains.Choice?]: Set<VerdictName>] = [:]
        var incomplete: Set<[Domains.Choice?]> = []
        for scenario in group.scenarios {
          let fixed = scenario.open.enumerated().map { mask >> $0 & 1 == 1 ? $1 : nil }
          // The values must create the cache as well, and whoever gives one keeps no default.
          if [.notCreated, .notKept].contains(scenario.verdict) { incomplete.insert(fixed) }
          guard let name = scenario.verdict.name else { continue }
          regions[fixed, default: []].insert(name)
        }
        let leads = regions.contains { fixed, names in
          !incomplete.contains(fixed) && names.isSubset(of: verdicts)
            && verdict.map(names.contains) ?? true
        }
        if leads { best = group.cost + mask.nonzeroBitCount }
      }
    }
    return best
  }
}
