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
  private static let workLimit = 500_000

  /// The number of instances of one cache over all scenarios that are kept.
  private static let instanceLimit = 32_768

  init(
    _ tree: ConfigurationTree,
    _ files: ConfigurationFiles,
    _ variables: RootVariables,
  ) {
    self.tree = tree
    self.files = files
    self.variables = variables
  }

  /// Returns the instances of a cache that a block of a module declares.
  func caches(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
  ) -> [Cache] {
    let declaration: Text = "\(path.prefix)\(type.rawValue).\(name)"
    var (search, instances) = (ScenarioSearch(), CacheInstances())
    var failure: EvaluationError?
    var count = 0
    let budget = EvaluationBudget(work: Self.workLimit)
    func cache(_ id: Text, _ possibilities: [Possibility], _ coverage: ScenarioCoverage) -> Cache {
      self.cache(id, type, block, at: path, of: declaration, possibilities, coverage)
    }
    func undecided(_ reason: Undecided) -> [Cache] {
      [cache(declaration, [Self.possibility(.undecided(reason))], .whole)]
    }
    repeat {
      count += 1
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        let found = try leaves(type, named: name, block, at: path, evaluation)
        let scenario = variables.told(evaluation.search.choices)
        instances.add(found, in: scenario.choices, cost: scenario.cost)
      } catch {
        failure = failure ?? error
      }
      search = evaluation.search
      if count > Self.scenarioLimit || instances.leafCount > Self.instanceLimit
        || budget.remainingWork == 0
      {
        return undecided(.tooManyScenarios)
      }
    } while search.advance()

    guard !instances.isEmpty else {
      return undecided(failure.map { .refused(Text($0.message)) } ?? .tooManyScenarios)
    }
    let caches = instances.caches(of: declaration)
    guard !caches.isEmpty else {
      return [cache(declaration, [Self.possibility(.absent(.notWritten), .neverCreated)], .none)]
    }
    return caches.map { cache($0.address, $0.possibilities, $0.coverage) }
  }

  // MARK: One scenario

  private func leaves(
    _ type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) -> [(address: Text, possibility: Possibility)] {
    var found: [(address: Text, possibility: Possibility)] = []
    for module in try evaluation.instances(of: path) {
      let site = LimitSite(block, in: module, evaluation)
      for repetition in try evaluation.repetitions(of: block, in: module) {
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        let cache = ConfiguredCache(type, block, in: module, repetition, evaluation)
        found.append((address, try possibility(of: cache, site)))
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

  // MARK: Results

  private static func possibility(
    _ retention: Retention,
    _ exemption: Exemption? = nil,
  ) -> Possibility {
    Possibility(
      retention: Located(retention, at: .start ..< .start),
      engine: .notWritten,
      exemption: exemption,
    )
  }

  /// Returns a cache with its locations: of its block, or of calls where the module is fetched.
  private func cache(
    _ id: Text,
    _ type: CacheType,
    _ block: ConfigurationBlock,
    at path: ModulePath,
    of declaration: Text,
    _ possibilities: [Possibility],
    _ coverage: ScenarioCoverage,
  ) -> Cache {
    var cache = Cache(
      id: id,
      type: type,
      range: .start ..< .start,
      possibilities: possibilities,
      coverage: coverage,
    )
    let isOurs = tree.isOurs(path)
    cache.declaration = declaration
    cache.origin = .configuration(
      header: isOurs ? block.header : tree.callHeader(to: path) ?? block.header,
      argument: possibilities.first?.site?.argument,
    )
    cache.lines = (isOurs ? block.lines : []) + tree.callLines(to: path)
    return cache
  }
}
