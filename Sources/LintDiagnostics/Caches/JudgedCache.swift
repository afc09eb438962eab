public import LintText

/// A cache and the verdict on whether its automatic backups would be on.
public struct JudgedCache: Sendable, Hashable {
  /// The name and type of the cache.
  public let identity: ResourceIdentity

  /// The location of its declaration.
  public let place: Place

  /// The path of the input that was judged: of a template or a plan, or the folder of a root module.
  @Bytewise public private(set) var inputPath: String

  /// The engine as written, or nil if it is missing or unknown.
  @Bytewise public private(set) var engine: String?

  /// The verdict.
  public let verdict: VerdictName

  /// The number of days for which backups are kept, if known.
  public let days: Int?

  /// The reason for the verdict, as a phrase.
  @Bytewise public private(set) var reason: String

  /// The numbers of possible deployments with each verdict.
  package let outcomes: VerdictCounts

  /// The possible deployments that create it.
  package let creation: Creation

  /// The possible deployments that create a cache, from few to all.
  package enum Creation: Int, Sendable, Hashable {
    /// Some at most, and not the default one.
    case sometimes
    /// The default one, but not all.
    case byDefault
    /// All.
    case always
  }

  /// The facts about a cache that runs; nil for one that is declared.
  package let running: RunningCache?

  /// The parts of a declaration that are compared with caches that run; nil unless it was asked
  /// for.
  package let declared: DeclaredCache?

  /// The text that it comes from; nil unless it was asked for.
  package private(set) var sources: CacheSources?

  /// Whether it agrees with its declaration; nil unless it runs and was compared.
  public package(set) var agreement: Agreement?

  /// The region and the account of a cache that runs.
  public var location: ResourceLocation? { identity.location }

  /// Creates a judged cache from its parts.
  ///
  /// - Parameter inputPath: nil if it is the file of the declaration.
  package init(
    identity: ResourceIdentity,
    place: Place,
    inputPath: String? = nil,
    engine: String?,
    verdict: VerdictName,
    days: Int?,
    reason: String,
    outcomes: VerdictCounts = VerdictCounts(),
    creation: Creation = .always,
    running: RunningCache? = nil,
    declared: DeclaredCache? = nil,
    sources: CacheSources? = nil,
  ) {
    self.sources = sources
    self.running = running
    self.declared = declared
    self.outcomes = outcomes
    self.creation = creation
    self.identity = identity
    self.place = place
    self.inputPath = inputPath ?? place.path
    self.engine = engine
    self.verdict = verdict
    self.days = days
    self.reason = reason
  }

  /// Returns the same cache with more places that lead to it.
  package func explained(by places: [RelatedPlace]) -> JudgedCache {
    var cache = self
    cache.sources?.add(places)
    return cache
  }
}
