internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Reads the changes of a plan as caches.
///
/// `change.after` is authoritative. `planned_values` doesn't distinguish unset from unknown, and
/// the configuration may contain 0 where `ignore_changes` keeps 7.
struct PlanCacheReader {
  private let plan: Plan
  private var origins: OriginFinder
  private var values: WrittenValues

  /// The sites of limits in the configuration; nil without comments there and without a unit.
  private let sites: PlanSites?

  /// The limits whose values in the configuration differ from the plan.
  private(set) var contradictions: [ConfigurationChange] = []

  /// The locations of blocks by address without instance keys, since a block may have thousands of
  /// instances.
  private var places: [Text: Location] = [:]

  /// The location of a block.
  private struct Location {
    let origin: CacheOrigin
    let lines: [LineRange]
    let elements: CommentedElements
  }

  init(_ plan: Plan, _ origins: OriginFinder) {
    self.plan = plan
    self.origins = origins
    values = WrittenValues(plan.configuration, origins.sources)
    sites = plan.configuration.flatMap { configuration in
      origins.sources.flatMap { sources in
        guard sources.mayHaveSuppressions || sources.unit != nil else { return nil }
        return PlanSites(of: sources, configuration)
      }
    }
  }

  /// The suppressions in the files that expressions of the configuration decode, and these files.
  var decoded: (suppressions: [WrittenSuppression], sources: [SourceFile]) {
    sites?.decoded ?? ([], [])
  }

  /// Reads one change; returns nil if the resource isn't a cache.
  mutating func cache(_ node: Node) throws -> Cache? {
    guard let type = node["type"]?.text.flatMap(CacheType.init) else { return nil }
    let change = try ResourceChange(decoding: node)
    let address = node["address"] ?? node
    let planned = PlannedCache(change, type, plan.configuration)
    let value = node["change"]?["after"]?["snapshot_retention_limit"]
    let path = ModulePath(ofAddress: change.address)
    let generated = node["change"]?["generated_config"].flatMap(GeneratedConfiguration.init)
    let range = generated?.place ?? (value ?? address).range
    var cache = Cache(
      id: change.address,
      type: type,
      range: address.range,
      possibilities: [
        Possibility(
          retention: planned.retention(&values),
          range: range,
          engine: planned.engine(&values),
          isTooSmallForBackups: planned.isTooSmallForBackups,
          exemption: planned.exemption(&values),
        )
      ],
    )
    cache.names = planned.names(in: node)
    if generated == nil {
      locate(&cache, name: change.name, at: path)
      if !cache.lines.isEmpty {
        cache.configuredSite = sites?.site(
          ofLimit: value,
          type,
          named: change.name,
          at: path,
          change.address,
        )
        locateInUnit(&cache)
      }
      if change.change.actions.contains("create"),
        let block = plan.configuration?.resource(type: change.type, name: change.name, at: path),
        values.contradict(value, of: .retentionLimit, in: block, at: path),
        let remedy = origins.remedy(forChangedModuleAt: path)
      {
        cache.origin = .unknown(remedy: remedy, trail: [])
        cache.lines = []
        contradictions +=
          [origins.contradictedLimit(type: change.type, name: change.name, at: path)]
          .compactMap(\.self)
      }
    } else {
      // Terraform generated the block during planning, so it isn't in any configuration.
      cache.origin = .unknown(
        remedy: "edit the block in the file that -generate-config-out named",
        trail: [],
      )
    }
    return cache
  }

  /// Records the location of a cache in the configuration.
  private mutating func locate(_ cache: inout Cache, name: Text, at path: ModulePath) {
    let type = Text(cache.type.rawValue)
    let declaration: Text = "\(path.prefix)\(type).\(name)"
    let place =
      places[declaration]
      ?? Location(
        origin: origins.origin(type: type, name: name, at: path),
        lines: origins.lines(type: type, name: name, at: path),
        elements: origins.commentedElements(type: type, name: name, at: path),
      )
    places[declaration] = place
    cache.declaration = declaration
    cache.planOffset = plan.root.range.lowerBound
    cache.origin = place.origin
    cache.lines = place.lines
    cache.otherElements = place.elements.others(of: cache.id)
  }

  /// Records the location of a cache in a Terragrunt unit, which a plan doesn't know.
  private func locateInUnit(_ cache: inout Cache) {
    guard let remedy = origins.remedyForChangedUnit, let header = cache.origin.header else {
      return
    }
    guard let site = cache.configuredSite else {
      cache.origin = .unknown(remedy: remedy, trail: [])
      cache.lines = []
      return
    }
    cache.origin = .block(
      CacheOrigin.Block(
        header: header,
        place: site.place,
        argument: site.argument,
        trail: site.trail,
        remedy: nil,
        isConstant: false,
      )
    )
  }

  /// Returns the cache of a change that Terraform deferred; nil if it isn't a cache.
  mutating func deferredCache(_ node: Node) -> Cache? {
    guard let resource = node["resource_change"], let address = resource["address"],
      let type = resource["type"]?.text.flatMap(CacheType.init)
    else { return nil }
    let reason = node["reason"]?.text ?? "no reason given"
    let id = address.text ?? ""
    let exemption = (try? ResourceChange(decoding: resource))?.exemption
    var cache = cache(address, type, id: id, undecided: .deferred(reason), exemption)
    locate(&cache, name: resource["name"]?.text ?? "", at: ModulePath(ofAddress: id))
    return cache
  }

  /// Returns a cache of the configuration that a failed plan doesn't list.
  mutating func unplannedCache(_ resource: PlanConfiguration.Resource) -> Cache {
    var cache = cache(
      resource.node["address"] ?? resource.node,
      resource.type,
      id: resource.address,
      undecided: .notPlanned,
    )
    locate(&cache, name: resource.name, at: resource.modulePath)
    return cache
  }

  private func cache(
    _ place: Node,
    _ type: CacheType,
    id: Text,
    undecided reason: Undecided,
    _ exemption: Exemption? = nil,
  ) -> Cache {
    Cache(
      id: id,
      type: type,
      range: place.range,
      possibilities: [
        Possibility(
          retention: .undecided(reason),
          range: place.range,
          engine: .undecided(reason),
          exemption: exemption,
        )
      ],
    )
  }
}
