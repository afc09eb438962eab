internal import LintDiagnostics
internal import LintModel
internal import LintText

/// Judges the caches of a configuration in every scenario.
struct ConfigurationCacheReader {
  private let tree: ConfigurationTree
  private let files: ConfigurationFiles
  private let variables: RootVariables

  /// The number of scenarios of one cache that are evaluated.
  private static let scenarioLimit = 4_096

  /// The number of nodes of expressions that are evaluated for one cache.
  private static let workLimit = 1_000_000

  /// The number of instances of one cache over all scenarios that are kept.
  private static let instanceLimit = 65_536

  init(
    _ tree: ConfigurationTree,
    _ files: ConfigurationFiles,
    _ variables: RootVariables,
  ) {
    self.tree = tree
    self.files = files
    self.variables = variables
  }

  /// The deployment of one instance of a cache in one scenario.
  private struct Leaf {
    let scenario: [Scenario.Choice]
    let possibility: Possibility
  }

  /// The instances of a cache by their addresses, and the locations of their block.
  private struct Instance {
    var leaves: [Leaf] = []
    let header: Place
    let lines: [LineRange]
  }

  /// Returns the instances of a cache that a block of a module declares.
  func caches(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
  ) -> [Cache] {
    var search = ScenarioSearch()
    var instances: [Text: Instance] = [:]
    var scenarios: [[Scenario.Choice]] = []
    var failure: EvaluationError?
    var count = 0
    var leafCount = 0
    let budget = EvaluationBudget(work: Self.workLimit)
    repeat {
      count += 1
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        let found = try leaves(type, named: name, block, at: path, evaluation)
        let scenario = variables.told(evaluation.search.choices)
        scenarios.append(scenario)
        leafCount += found.count
        for (address, site, possibility) in found {
          instances[address, default: Instance(header: site.header, lines: site.lines)].leaves
            .append(Leaf(scenario: scenario, possibility: possibility))
        }
      } catch {
        failure = failure ?? error
      }
      search = evaluation.search
      if count > Self.scenarioLimit || leafCount > Self.instanceLimit || budget.remainingWork == 0 {
        return [undecided(.tooManyScenarios, type, named: name, block, at: path)]
      }
    } while search.advance()

    let declaration: Text = "\(path.prefix)\(type.rawValue).\(name)"
    guard !scenarios.isEmpty else {
      let reason = failure.map { Undecided.refused(Text($0.message)) } ?? .tooManyScenarios
      return [undecided(reason, type, named: name, block, at: path)]
    }
    guard !instances.isEmpty else {
      return [neverCreated(type, named: name, block, at: path)]
    }
    return instances.sorted { $0.key < $1.key }.map { address, instance in
      var cache = Cache(
        id: address,
        type: type,
        range: .start ..< .start,
        possibilities: Self.possibilities(instance.leaves, of: scenarios.count),
        coverage: ScenarioCoverage(
          // A cache that the default scenario does not create has no default either, but there the
          // author chose not to have it.
          hasDefault: scenarios.contains(where: \.isEmpty),
          isAlwaysCreated: instance.leaves.count == scenarios.count,
        ),
      )
      cache.declaration = declaration
      cache.origin = .configuration(
        header: instance.header,
        argument: cache.possibilities.first?.site?.argument,
      )
      cache.lines = instance.lines
      return cache
    }
  }

  /// Returns every distinct possibility in its smallest scenario, smaller scenarios first.
  private static func possibilities(_ leaves: [Leaf], of scenarioCount: Int) -> [Possibility] {
    struct Content: Hashable {
      let retention: Retention
      let engine: Engine
      let isTooSmall: Bool
      let exemption: Exemption?
      let place: Place?
    }
    let ordered = leaves.enumerated().sorted { left, right in
      (left.element.scenario.count, left.offset) < (right.element.scenario.count, right.offset)
    }
    var known: Set<Content> = []
    var possibilities: [Possibility] = []
    for leaf in ordered.map(\.element) {
      let possibility = leaf.possibility
      let content = Content(
        retention: possibility.retention.value,
        engine: possibility.engine,
        isTooSmall: possibility.isTooSmallForBackups,
        exemption: possibility.exemption,
        place: possibility.site?.source ?? possibility.site?.place,
      )
      guard known.insert(content).inserted else { continue }
      possibilities.append(
        possibility.replacing(scenario: leaf.scenario.isEmpty ? nil : Scenario(leaf.scenario))
      )
    }
    return possibilities
  }

  // MARK: One scenario

  private func leaves(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) -> [(address: Text, site: LimitSite, possibility: Possibility)] {
    var found: [(address: Text, site: LimitSite, possibility: Possibility)] = []
    for module in try evaluation.instances(of: path) {
      let site = LimitSite(block, in: module, evaluation)
      for repetition in try evaluation.repetitions(of: block, in: module) {
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        let cache = ConfiguredCache(type, block, in: module, repetition, evaluation)
        found.append((address, site, try possibility(of: cache, site)))
      }
    }
    return found
  }

  private func possibility(
    of cache: ConfiguredCache,
    _ site: LimitSite,
  ) throws(EvaluationError) -> Possibility {
    let exemption = try cache.exemption()
    let limit = try cache.limit()
    let takesEffect = exemption == nil && limit.retention != .days(0)
    return Possibility(
      retention: Located(limit.retention, at: .start ..< .start),
      engine: cache.type.form == .cluster && exemption == nil ? try cache.engine() : .notWritten,
      isTooSmallForBackups: takesEffect ? try cache.isTooSmallForBackups() : false,
      exemption: exemption,
      site: site.site(of: limit),
    )
  }

  // MARK: Without instances

  private func undecided(
    _ reason: Undecided,
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
  ) -> Cache {
    cache(type, named: name, block, at: path, .undecided(reason), nil, .whole)
  }

  private func neverCreated(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
  ) -> Cache {
    cache(type, named: name, block, at: path, .absent(.notWritten), .neverCreated, .none)
  }

  private func cache(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ retention: Retention,
    _ exemption: Exemption?,
    _ coverage: ScenarioCoverage,
  ) -> Cache {
    let module = ModuleInstance(
      path,
      calledBy: path.caller.map { ModuleInstance($0, calledBy: nil, .single) },
      .single
    )
    let evaluation = ConfigurationEvaluation(tree, files, variables, ScenarioSearch())
    let site = LimitSite(block, in: module, evaluation)
    let declaration: Text = "\(path.prefix)\(type.rawValue).\(name)"
    var cache = Cache(
      id: declaration,
      type: type,
      range: .start ..< .start,
      possibilities: [
        Possibility(
          retention: Located(retention, at: .start ..< .start),
          engine: .notWritten,
          exemption: exemption,
        )
      ],
      coverage: coverage,
    )
    cache.declaration = declaration
    cache.origin = .configuration(header: site.header, argument: nil)
    cache.lines = site.lines
    return cache
  }
}
