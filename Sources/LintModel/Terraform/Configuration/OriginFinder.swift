internal import LintDiagnostics
internal import LintSyntax

/// Finds where the caches of a plan are written.
struct OriginFinder {
  private let configuration: PlanConfiguration?
  private let sources: ConfigurationSources?

  /// The folders that somebody named for the root module, in vain.
  private let mistakenRoots: [Text]

  /// The folders of the configuration as far as local paths lead to them.
  ///
  /// Where no folder holds what the plan was made of, the root modules that lie in those that were
  /// tried: one of them may have changed since.
  let folders: Set<Text>

  /// Those of them that hold what the plan was made of.
  var matchedFolders: Set<Text> { sources == nil ? [] : folders }

  /// Takes the first of some folders that holds what the plan was made of.
  init(_ configuration: PlanConfiguration?, in folders: [any ModuleFolders]) {
    self.configuration = configuration
    sources = configuration.flatMap { configuration in
      folders.lazy.compactMap { ConfigurationSources($0, of: configuration) }.first
    }
    let roots =
      sources.map { [$0.root] }
      ?? folders.filter { !$0.configurationFiles(in: $0.root, isFetched: false).isEmpty }
      .map { Text($0.root) }
    self.folders = Set(roots.flatMap { configuration?.localFolders(from: $0) ?? [$0] })
    mistakenRoots = sources == nil ? folders.filter(\.isNamed).map { Text($0.root) } : []
  }

  /// The suppressions in the comments of the configuration.
  var suppressions: [WrittenSuppression] { sources?.suppressions ?? [] }

  /// Where a cache is written.
  func origin(type: Text, name: Text, at path: ModulePath) -> CacheOrigin {
    guard let configuration else { return .unknown(remedy: nil, trail: []) }
    guard let sources else { return .unknown(remedy: rootRemedy, trail: []) }
    let limit = configuration.resource(type: type, name: name, at: path)?["expressions"]?
      .value(named: Text(Attribute.retentionLimit.rawValue))
    var trail = ValueTrail(configuration, sources)
    trail.follow(limit, in: ["resource", type, name], at: path)
    guard let module = sources.module(at: path) else {
      let call = outermostCall(to: path, sources)
      return .unknown(
        remedy: remedy(forMissing: path, configuration),
        trail: trail.places.isEmpty ? [call].compactMap(\.self) : trail.places,
      )
    }
    let block = module.block("resource", [type, name])
    let written = block?.attribute(Text(Attribute.retentionLimit.rawValue))
    guard let block, (written == nil) == (limit == nil) else {
      return .unknown(
        remedy: "plan again: the configuration in '\(module.folder)' has changed since this plan",
        trail: [],
      )
    }
    return .block(
      CacheOrigin.Block(
        header: block.header,
        limit: written?.place,
        trail: trail.places,
        isConstant: limit?["constant_value"] != nil || limit == nil,
      )
    )
  }

  /// All lines of the block in which a cache is written; none if it is not found.
  func lines(type: Text, name: Text, at path: ModulePath) -> [LineRange] {
    sources?.module(at: path)?.block("resource", [type, name])?.lines ?? []
  }

  /// The innermost call on the way to a module that is known.
  private func outermostCall(to path: ModulePath, _ sources: ConfigurationSources) -> RelatedPlace?
  {
    var path = path
    while let caller = path.caller, let name = path.names.last {
      if let block = sources.module(at: caller)?.block("module", [name]) {
        return RelatedPlace(message: "module '\(name)' is called here", place: block.header)
      }
      path = caller
    }
    return nil
  }

  private var rootRemedy: String {
    guard let root = mistakenRoots.first else {
      return "to see the line to edit, give the folder of the root module: --source-root DIR"
    }
    return "'\(root)' is not the root module of this plan: give the folder it was planned in"
      + " with --source-root"
  }

  private func remedy(forMissing path: ModulePath, _ configuration: PlanConfiguration) -> String {
    let isLocal = configuration.call(to: path).flatMap(ConfigurationSources.localSource) != nil
    return isLocal
      ? "the source of '\(path)' was not found in this repository"
      : "to see the line to edit, run 'terraform init': '\(path)' has not been fetched"
  }
}
