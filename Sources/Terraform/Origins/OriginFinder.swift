internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Locates the caches of a plan in its configuration.
struct OriginFinder {
  private let configuration: PlanConfiguration?

  /// The configuration that the plan was made from; nil if none or several were found.
  let sources: ConfigurationSources?

  private var deciders: DecidingVariables?

  /// The instruction for naming the root module; nil if the sources are known.
  private let rootRemedy: String?

  /// The folders of the configuration that are reachable by local paths.
  ///
  /// If no folder matches the plan, those reachable from any candidate with configuration files:
  /// one of the candidates may have changed since.
  let folders: Set<Text>

  /// The folders that match the plan.
  var matchedFolders: Set<Text> { sources == nil ? [] : folders }

  /// Selects the folder whose configuration matches the plan.
  ///
  /// If several match, none is selected: only their paths would distinguish them. Distant folders
  /// count only if no other one may be it.
  init(_ configuration: PlanConfiguration?, in folders: [RootModule]) {
    self.configuration = configuration
    func choose(_ folders: [RootModule]) -> Choice {
      Choice(
        configuration.map { configuration in
          folders.compactMap { ConfigurationSources($0, of: configuration) }
        } ?? []
      )
    }
    let distant = folders.filter(\.isDistant)
    let folders = folders.filter { !$0.isDistant }
    var choice = choose(folders)
    if case .none = choice { choice = choose(distant) }
    let sources = configuration.flatMap { choice.sources?.readingVariableFiles(of: $0) }
    self.sources = sources
    deciders = configuration.flatMap { configuration in
      sources.map { DecidingVariables(configuration, $0) }
    }
    if let sources, let configuration {
      self.folders = sources.folders(of: configuration)
    } else {
      let roots = folders.flatMap { folder in
        ([Text(folder.folder)] + [TerragruntUnit(folder)?.module].compactMap(\.self))
          .filter { !folder.configurationFiles(in: $0.string, isFetched: false).isEmpty }
      }
      self.folders = Set(roots.flatMap { configuration?.localFolders(from: $0) ?? [$0] })
    }
    rootRemedy = choice.remedy(mistakenRoots: folders.filter(\.isNamed).map { Text($0.folder) })
  }

  /// The choice among candidate configurations of a plan.
  private enum Choice {
    case only(ConfigurationSources)
    /// Several match the plan.
    case several([Text])
    /// Several are candidates, but none matches the plan.
    case different([Text])
    case none

    /// Chooses the one that matches the plan, or else the only one.
    init(_ candidates: [ConfigurationSources]) {
      let same = candidates.filter(\.hasNoChanges)
      if let first = same.first {
        self = same.count == 1 ? .only(first) : .several(same.map(\.root))
      } else if let first = candidates.first {
        self = candidates.count == 1 ? .only(first) : .different(candidates.map(\.root))
      } else {
        self = .none
      }
    }

    var sources: ConfigurationSources? {
      if case .only(let sources) = self { sources } else { nil }
    }

    func remedy(mistakenRoots: [Text]) -> String? {
      switch self {
      case .only:
        return nil
      case .several(let roots):
        return "\(Self.list(roots)) contain the same configuration: give the folder it was"
          + " planned in with --source-root"
      case .different(let roots):
        return "the configurations in \(Self.list(roots)) differ from this plan: give the folder"
          + " it was planned in with --source-root, or plan again"
      case .none:
        guard let root = mistakenRoots.first else {
          return "to see the line to edit, give the folder of the root module: --source-root DIR"
        }
        return "'\(root)' is not the root module of this plan: give the folder it was planned in"
          + " with --source-root"
      }
    }

    private static func list(_ roots: [Text]) -> String {
      roots.map { "'\($0)'" as String }.joined(separator: " and ")
    }
  }

  /// The suppressions in the comments of the configuration.
  var suppressions: [WrittenSuppression] { sources?.suppressions ?? [] }

  /// Returns the origin of a cache.
  mutating func origin(type: Text, name: Text, at path: ModulePath) -> CacheOrigin {
    guard let configuration else { return .unknown(remedy: nil, trail: []) }
    guard let sources, var deciders else { return .unknown(remedy: rootRemedy, trail: []) }
    defer { self.deciders = deciders }
    // Avoids a copy of the deciders.
    self.deciders = nil
    if let folder = changedFolder(type: type, name: name, at: path) {
      return .unknown(remedy: Self.remedy(forChanged: folder), trail: [])
    }
    let limit = configuration.resource(type: type, name: name, at: path)?["expressions"]?
      .value(named: Text(Attribute.retentionLimit.rawValue))
    var trail = ValueTrail(configuration, sources)
    trail.follow(limit, in: ["resource", type, name], at: path)
    if let folder = trail.changedFolder {
      return .unknown(remedy: Self.remedy(forChanged: folder), trail: [])
    }
    let module = sources.module(at: path)
    let block = module?.block("resource", [type, name])
    let written = block?.attribute(Text(Attribute.retentionLimit.rawValue))
    let own = written?.place ?? block?.header
    let site = CallSite(
      ofLimit: limit,
      written,
      type: type,
      name: name,
      at: path,
      configuration,
      sources,
      &deciders,
    )
    let isOurs = module?.isFetched == false
    guard let place = site?.place ?? (isOurs ? own : sources.callHeader(to: path)) ?? own else {
      let remedy = module.map { Self.remedy(forChanged: $0.folder) }
      return .unknown(remedy: remedy ?? self.remedy(forMissing: path, configuration), trail: [])
    }
    let message = written == nil ? "the cache is declared here" : "the limit is set here"
    let used = own.map { [RelatedPlace(message: message, place: $0)] } ?? []
    return .block(
      CacheOrigin.Block(
        header: (isOurs ? block?.header : sources.callHeader(to: path)) ?? place,
        place: place,
        argument: site?.argument,
        trail: (used + trail.places).filter { $0.place != place },
        remedy: module == nil && site == nil ? remedy(forMissing: path, configuration) : nil,
        isConstant: trail.isSettled(in: path),
        values: trail.values,
        settledLines: settledLines(trail, at: path, sources),
        openLines: trail.openLines,
      )
    )
  }

  /// Returns all lines of the block of a cache and of the module calls on the path to it; empty if
  /// they have changed since the plan.
  ///
  /// Excludes fetched modules, whose comments suppress nothing for their callers.
  func lines(type: Text, name: Text, at path: ModulePath) -> [LineRange] {
    changedFolder(type: type, name: name, at: path) == nil
      ? writtenLines(type: type, name: name, at: path) : []
  }

  /// Returns the elements of collections whose comments are about some instances of a cache only.
  func commentedElements(type: Text, name: Text, at path: ModulePath) -> CommentedElements {
    guard let sources, changedFolder(type: type, name: name, at: path) == nil else {
      return CommentedElements()
    }
    return CommentedElements(of: ["resource", type, name], at: path, in: sources)
  }

  /// Returns all lines of the block and calls, even if they have changed since the plan.
  func writtenLines(type: Text, name: Text, at path: ModulePath) -> [LineRange] {
    guard let sources else { return [] }
    let module = sources.module(at: path).flatMap { $0.isFetched ? nil : $0 }
    let block = module?.block("resource", [type, name])?.lines ?? []
    return block + sources.callLines(to: path) + (sources.unit?.lines ?? [])
  }

  /// Returns the lines of the module calls on the path to a cache, and of the value in a file, for
  /// which every plan of the configuration has the same limit.
  private func settledLines(
    _ trail: ValueTrail,
    at path: ModulePath,
    _ sources: ConfigurationSources,
  ) -> [LineRange] {
    let calls = path.withCallers.filter { $0.caller.map(trail.isSettled) ?? false }
    return calls.flatMap { sources.call(to: $0)?.lines ?? [] } + trail.settledValues
  }

  private func changedFolder(type: Text, name: Text, at path: ModulePath) -> Text? {
    sources?.changedFolder(of: "\(path.prefix)\(type).\(name)")
  }

  /// Returns the remedy if the sources of a module contradict the plan; nil without sources.
  func remedy(forChangedModuleAt path: ModulePath) -> String? {
    sources?.module(at: path).map { Self.remedy(forChanged: $0.folder) }
  }

  /// The remedy if a Terragrunt unit contradicts the plan; nil without one.
  var remedyForChangedUnit: String? {
    sources.flatMap { $0.unit == nil ? nil : Self.remedy(forChanged: $0.root) }
  }

  // MARK: Changes

  /// Returns the header of a cache's block; nil if it was not found.
  func header(of cache: PlanConfiguration.Resource) -> Place? {
    sources?.module(at: cache.modulePath)?
      .block("resource", [Text(cache.type.rawValue), cache.name])?.header
  }

  /// Returns the caches that were added to the configuration since the plan.
  ///
  /// - Parameter planned: addresses without instance keys of caches that are in the plan even if
  ///   its configuration lacks them, because Terraform generated their blocks.
  func additions(besides planned: Set<Text>) -> [ConfigurationSources.Addition] {
    guard let configuration, let sources else { return [] }
    return sources.additions(to: configuration, besides: planned)
  }

  /// Returns the difference between the limit of a cache and the one in the plan's configuration,
  /// as far as constants and references show; nil if they agree.
  ///
  /// Fetched modules are not editable.
  func changedLimit(of cache: PlanConfiguration.Resource) -> ConfigurationChange? {
    guard let configuration, let sources, let module = sources.module(at: cache.modulePath),
      let expressions = cache.node["expressions"]
    else { return nil }
    let name = Text(Attribute.retentionLimit.rawValue)
    let labels = [Text(cache.type.rawValue), cache.name]
    let planned = expressions.value(named: name)
    func change(_ place: Place, _ module: ConfigurationModule) -> ConfigurationChange? {
      module.isFetched
        ? nil
        : ConfigurationChange(.limit, at: place, in: module.folder, declaration: cache.address)
    }
    if !module.isFetched, let block = module.block("resource", labels) {
      let written = block.attribute(name)
      if !Self.agree(written, planned) { return change(written?.place ?? block.header, module) }
    }
    var trail = ValueTrail(configuration, sources)
    trail.follow(planned, in: ["resource"] + labels, at: cache.modulePath)
    return trail.change.flatMap { change($0.place, $0.module) }
  }

  /// Returns the limit of a cache whose value contradicts the plan although its expression is
  /// unchanged.
  func contradictedLimit(type: Text, name: Text, at path: ModulePath) -> ConfigurationChange? {
    guard let module = sources?.module(at: path), !module.isFetched,
      let block = module.block("resource", [type, name])
    else { return nil }
    let written = block.attribute(Text(Attribute.retentionLimit.rawValue))
    return ConfigurationChange(
      .limit,
      at: written?.place ?? block.header,
      in: module.folder,
      declaration: "\(path.prefix)\(type).\(name)",
    )
  }

  private static func agree(_ written: WrittenAttribute?, _ planned: Node?) -> Bool {
    guard let planned else { return written.map { $0.value == .null } ?? true }
    guard let written else {
      return planned["references"] == nil
        && planned["constant_value"].map { ConstantValue($0) == .null } ?? true
    }
    return WrittenComparison.agrees(written.operation, with: planned)
  }

  private static func remedy(forChanged folder: Text) -> String {
    "plan again: the configuration in '\(folder)' has changed since this plan"
  }

  private func remedy(forMissing path: ModulePath, _ configuration: PlanConfiguration) -> String {
    let isLocal = configuration.call(to: path).flatMap(ConfigurationSources.localSource) != nil
    return isLocal
      ? "the source of '\(path)' was not found in this repository"
      : "to see the line to edit, run 'terraform init': '\(path)' has not been fetched"
  }
}
