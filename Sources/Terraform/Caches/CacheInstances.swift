internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintText

/// The instances of a cache's block in all scenarios.
struct CacheInstances {
  private var scenarios: [Instances] = []

  /// The number of instances over all scenarios.
  private(set) var leafCount = 0

  /// The instances in one scenario.
  private struct Instances {
    /// The choices other than defaults.
    let scenario: [Scenario.Choice]
    let leaves: [(address: Text, possibility: Possibility)]

    /// The cost of the scenario; of several the cheapest is reported.
    let cost: Int
  }

  /// An instance, or several without a common scenario.
  struct Instance {
    let address: Text

    /// Every distinct possibility in its smallest scenario, smaller scenarios first.
    let possibilities: [Possibility]
    let coverage: ScenarioCoverage
  }

  /// Whether no scenario can be deployed.
  var isEmpty: Bool { scenarios.isEmpty }

  /// Adds the instances of a scenario.
  mutating func add(
    _ leaves: [(address: Text, possibility: Possibility)],
    in scenario: [Scenario.Choice],
    cost: Int,
  ) {
    scenarios.append(Instances(scenario: scenario, leaves: leaves, cost: cost))
    leafCount += leaves.count
  }

  /// Adds a default scenario in which all instances have one possibility.
  mutating func addDefault(_ possibility: Possibility) {
    let known = scenarios.max { $0.leaves.count < $1.leaves.count }
    add((known?.leaves ?? []).map { ($0.address, possibility) }, in: [], cost: 0)
  }

  /// Returns the instances to judge; empty if no scenario creates one.
  ///
  /// They are those of the default scenario, or else those of the scenario with most. An instance
  /// that only other scenarios have is judged as the one in the same position; without a default
  /// scenario all are judged as one.
  func caches(of declaration: Text) -> [Instance] {
    // A cache that the default scenario does not create has no default either, but there the author
    // chose not to have it.
    let hasDefault = scenarios.contains { $0.scenario.isEmpty }
    let ordered = scenarios.enumerated().sorted { left, right in
      (left.element.scenario.count, left.element.cost, left.offset)
        < (right.element.scenario.count, right.element.cost, right.offset)
    }
    .map(\.element)
    let standard = ordered.first { $0.scenario.isEmpty && !$0.leaves.isEmpty }
    guard let base = standard ?? scenarios.max(by: { $0.leaves.count < $1.leaves.count }),
      !base.leaves.isEmpty
    else { return [] }
    var addresses = base.leaves.map(\.address)
    var known = Dictionary(zip(addresses, addresses.indices)) { first, _ in first }
    let isWhole = scenarios.allSatisfy { $0.leaves.allSatisfy { known[$0.address] != nil } }
    if standard == nil, !isWhole {
      addresses = [declaration]
      known = [:]
    }
    var found = addresses.map { _ in Possibilities() }
    for instances in ordered {
      let scenario = instances.scenario.isEmpty ? nil : Scenario(instances.scenario)
      var created: Set<Int> = []
      for (position, leaf) in instances.leaves.enumerated() {
        let index = known[leaf.address] ?? min(position, addresses.count - 1)
        let isNew = found[index].add(leaf.possibility, in: scenario)
        // A finding must not name an instance that its scenario does not have.
        if isNew, leaf.address != addresses[index], !leaf.possibility.mayBeOn {
          addresses[index] = declaration
        }
        if created.insert(index).inserted { found[index].scenarioCount += 1 }
      }
    }
    return zip(addresses, found).sorted { $0.0 < $1.0 }.map { address, found in
      Instance(
        address: address,
        possibilities: found.all,
        coverage: ScenarioCoverage(
          hasDefault: hasDefault,
          isAlwaysCreated: found.scenarioCount == scenarios.count,
        ),
      )
    }
  }

  /// The distinct possibilities of an instance.
  private struct Possibilities {
    private(set) var all: [Possibility] = []
    private var known: Set<Content> = []

    /// The number of scenarios that create the instance.
    var scenarioCount = 0

    private struct Content: Hashable {
      let retention: Retention
      let engine: Engine
      let isTooSmall: Bool
      let exemption: Exemption?
      let place: Place?
    }

    /// Adds a possibility unless a smaller scenario has it.
    ///
    /// - Returns: whether it was added.
    mutating func add(_ possibility: Possibility, in scenario: Scenario?) -> Bool {
      let content = Content(
        retention: possibility.retention,
        engine: possibility.engine,
        isTooSmall: possibility.isTooSmallForBackups,
        exemption: possibility.exemption,
        place: possibility.site?.value,
      )
      guard known.insert(content).inserted else { return false }
      all.append(possibility.replacing(scenario: scenario))
      return true
    }
  }
}

extension Possibility {
  /// Whether automatic backups may be on.
  fileprivate var mayBeOn: Bool {
    switch retention {
    case .days(let days), .secretDays(let days): days > 0
    case .within, .oneOf, .undecided: true
    case .absent, .null, .malformed: false
    }
  }
}
