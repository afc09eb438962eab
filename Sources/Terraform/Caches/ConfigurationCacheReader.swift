internal import LintDiagnostics
internal import LintModel
internal import LintScenarios
internal import LintText

/// Judges the caches of a configuration in every scenario.
struct ConfigurationCacheReader {
  private let tree: ConfigurationTree
  private let files: ConfigurationFiles
  private let variables: CacheVariables
  private let findsNames: Bool

  /// The number of scenarios of one cache that are evaluated.
  private static let scenarioLimit = 4_096

  /// The number of nodes of expressions that are evaluated for one cache.
  private static let workLimit = 500_000

  /// The number of instances of one cache over all scenarios that are kept.
  private static let instanceLimit = 32_768

  init(
    _ tree: ConfigurationTree,
    _ files: ConfigurationFiles,
    _ variables: CacheVariables,
    findsNames: Bool = false,
  ) {
    self.findsNames = findsNames
    self.tree = tree
    self.files = files
    self.variables = variables
  }

  /// The deployment of one instance of a cache in the current scenario.
  private struct Instance {
    let address: Text
    let limit: ConfiguredCache.Limit
    let site: LimitSite
    let content: Content

    /// The name in the account; nil unless it was asked for and is known.
    let name: Text?
  }

  /// The values that are judged.
  private struct Content: Hashable {
    var retention: Retention
    let engine: Engine
    let isTooSmall: Bool
    let exemption: Exemption?

    /// Where the limit is written, and where its value is used.
    let source: ValueOrigin?
    let use: ValueOrigin?

    /// Whether equal contents have the same location: the calls of a module may pass a computed
    /// limit in several ways.
    let isLocated: Bool
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
    // Other values than the default, which represents them, may not fail.
    var defaultFailure: EvaluationError?
    var count = 0
    let budget = EvaluationBudget(work: Self.workLimit)
    let variables = variables.variables(of: block, type, at: path)
    var names = FoundNames()
    var modules: Set<ModulePath> = Set(path.withCallers + [ModulePath()])
    func cache(_ id: Text, _ possibilities: [Possibility], _ coverage: ScenarioCoverage) -> Cache {
      var cache = self.cache(id, type, block, at: path, of: declaration, possibilities, coverage)
      cache.folders = Set(modules.compactMap { tree.module(at: $0)?.folder })
      if findsNames { cache.names = names.names(of: id) }
      return cache
    }
    // Equal contents are shown in their smallest scenario only, so few of them are located.
    var sites: [Text: [Content: (size: Int, site: Possibility.Site)]] = [:]
    func site(of instance: Instance, _ scenario: [Scenario.Choice]) -> Possibility.Site {
      if instance.content.isLocated,
        let known = sites[instance.address]?[instance.content], known.size <= scenario.count
      {
        return known.site
      }
      let site = instance.site.site(of: instance.limit)
      sites[instance.address, default: [:]][instance.content] = (scenario.count, site)
      return site
    }
    func undecided(_ reason: Undecided, _ site: Possibility.Site? = nil) -> [Cache] {
      [cache(declaration, [Self.possibility(.undecided(reason), site: site)], .whole)]
    }
    repeat {
      count += 1
      let evaluation = ConfigurationEvaluation(tree, files, variables, search, budget)
      do throws(EvaluationError) {
        let found = try self.instances(of: type, named: name, block, at: path, evaluation)
        if findsNames { for instance in found { names.add(instance.name, of: instance.address) } }
        let scenario = variables.told(
          evaluation.search.choices,
          evaluation.usedVariables,
          replaced: evaluation.replaced,
        )
        let leaves = found.map { instance in
          let site = site(of: instance, scenario.choices)
          return (instance.address, Self.possibility(instance.content, site))
        }
        instances.add(leaves, in: scenario.choices, cost: scenario.cost)
      } catch {
        failure = failure ?? error
        if count == 1, isForDefault(error, evaluation) { defaultFailure = error }
      }
      search = evaluation.search
      modules.formUnion(evaluation.usedModules)
      if count > Self.scenarioLimit || instances.leafCount > Self.instanceLimit
        || budget.work.isSpent
      {
        return undecided(.tooManyScenarios)
      }
    } while search.advance()

    guard !instances.isEmpty else {
      guard let failure else { return undecided(.tooManyScenarios) }
      return undecided(.refused(Text(failure.message)), self.site(of: failure, block))
    }
    if let defaultFailure {
      let reason = Undecided.refused(Text(defaultFailure.message))
      instances.addDefault(
        Self.possibility(.undecided(reason), site: self.site(of: defaultFailure, block))
      )
    }
    let caches = instances.caches(of: declaration)
    guard !caches.isEmpty else {
      return [cache(declaration, [Self.possibility(.absent(.notWritten), .neverCreated)], .none)]
    }
    return caches.map { cache($0.address, $0.possibilities, $0.coverage) }
  }

  /// Whether a failure may be about the default of a variable that represents others: any text that
  /// is not compared is tried as well.
  private func isForDefault(
    _ error: EvaluationError,
    _ evaluation: ConfigurationEvaluation,
  ) -> Bool {
    let declared = tree.module(at: ModulePath())?.variables ?? [:]
    let chosen = evaluation.search.choices.compactMap(\.subject.variable)
    return evaluation.usedVariables.union(chosen).contains { name in
      guard declared[name]?.fallback != nil, !evaluation.isGiven(name) else { return false }
      let value = try? evaluation.value(of: .variable(name), in: evaluation.root)
      return error.refusal != nil || value.map { !$0.isText && !$0.isNull } ?? true
    }
  }

  // MARK: One scenario

  private func instances(
    of type: CacheType,
    named name: Text,
    _ block: ConfigurationBlock,
    at path: ModulePath,
    _ evaluation: ConfigurationEvaluation,
  ) throws(EvaluationError) -> [Instance] {
    var found: [Instance] = []
    for module in try evaluation.instances(of: path) {
      for repetition in try evaluation.repetitions(of: block, in: module) {
        let address: Text = "\(module.prefix)\(type.rawValue).\(name)\(repetition.key)"
        let undecided = try evaluation.require(block, in: module, repetition)
        let site = LimitSite(block, in: module, repetition, evaluation)
        let cache = ConfiguredCache(type, block, in: module, repetition, evaluation)
        let limit = try cache.limit()
        var content = try Self.content(of: cache, limit, isInRoot: module.caller == nil)
        if let undecided { content.retention = .undecided(undecided) }
        let name = findsNames ? cache.name : nil
        found.append(
          Instance(address: address, limit: limit, site: site, content: content, name: name)
        )
      }
    }
    return found
  }

  private static func content(
    of cache: ConfiguredCache,
    _ limit: ConfiguredCache.Limit,
    isInRoot: Bool,
  ) throws(EvaluationError) -> Content {
    let exemption = try cache.exemption()
    let takesEffect = exemption == nil && limit.retention != .days(0)
    return Content(
      retention: limit.retention,
      engine: cache.type.form == .cluster && exemption == nil ? try cache.engine() : .notWritten,
      isTooSmall: takesEffect ? try cache.isTooSmallForBackups() : false,
      exemption: exemption,
      source: limit.value?.origin,
      use: limit.value?.use,
      isLocated: limit.value?.origin != nil || isInRoot,
    )
  }

  // MARK: Results

  /// Returns the site of a failure in files that the user can edit; nil for another one.
  private func site(of failure: EvaluationError, _ block: ConfigurationBlock) -> Possibility.Site? {
    var trail = [RelatedPlace(message: "the cache is declared here", place: block.header)]
    var place = failure.origin.map(files.place)
    if case .unmet(let value, let condition)? = failure.refusal {
      place = value
      trail.insert(RelatedPlace(message: "this condition is not met", place: condition), at: 0)
    }
    guard let place, !tree.isFetched(place.path) else { return nil }
    return Possibility.Site(place: place, trail: trail)
  }

  private static func possibility(_ content: Content, _ site: Possibility.Site) -> Possibility {
    Possibility(
      retention: content.retention,
      range: 0..<0,
      engine: content.engine,
      isTooSmallForBackups: content.isTooSmall,
      exemption: content.exemption,
      site: site,
    )
  }

  private static func possibility(
    _ retention: Retention,
    _ exemption: Exemption? = nil,
    site: Possibility.Site? = nil,
  ) -> Possibility {
    Possibility(
      retention: retention,
      range: 0..<0,
      engine: .notWritten,
      exemption: exemption,
      site: site,
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
      range: 0..<0,
      possibilities: possibilities,
      coverage: coverage,
    )
    let isOurs = tree.isOurs(path)
    cache.declaration = declaration
    cache.origin = .configuration(
      header: isOurs ? block.header : tree.callHeader(to: path) ?? block.header
    )
    cache.lines =
      (isOurs ? block.lines : []) + tree.callLines(to: path) + (tree.unit?.lines ?? [])
    return cache
  }
}

/// The names that instances get in their account over all scenarios.
private struct FoundNames {
  private var names: [Text: Set<Text>] = [:]
  private var unnamed: Set<Text> = []

  mutating func add(_ name: Text?, of address: Text) {
    if let name { names[address, default: []].insert(name) } else { unnamed.insert(address) }
  }

  /// Returns the names of an instance; empty if one of them is unknown.
  func names(of address: Text) -> Set<Text> {
    unnamed.contains(address) ? [] : names[address] ?? []
  }
}
