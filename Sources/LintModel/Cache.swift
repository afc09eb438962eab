public import LintDiagnostics

/// An ElastiCache cache, whichever language declared it.
public struct Cache: Sendable {
  /// The logical ID in a template, the full address in a plan.
  public let id: String

  /// Its resource type.
  public let type: CacheType

  /// Where it is declared: its logical ID, or its address.
  public let range: SourceRange

  /// The ways in which it may be deployed.
  ///
  /// Never empty; one, unless conditions or parameters choose between several.
  public let possibilities: [Possibility]

  init(id: String, type: CacheType, range: SourceRange, possibilities: [Possibility]) {
    self.id = id
    self.type = type
    self.range = range
    self.possibilities = possibilities
  }
}

/// One way in which a cache may be deployed.
public struct Possibility: Sendable {
  /// The parameter values that lead to it, or nil if it is what is deployed when nothing is given.
  public let scenario: [String: String]?

  /// How long backups are kept; written at the value, or at the cache where there is none.
  public let retention: Located<Retention>

  /// What runs in it.
  public let engine: Engine

  /// Whether its nodes are `cache.t1.micro` with cluster mode disabled, which cannot be backed up
  /// (ElastiCache user guide, "Backup constraints").
  public let isTooSmallForBackups: Bool

  /// Why the question does not arise, or nil if it does.
  public let exemption: Exemption?

  /// What else to show: where a value comes from, a property with nearly the right name.
  public let explanations: [Explanation]

  init(
    scenario: [String: String]? = nil,
    retention: Located<Retention>,
    engine: Engine,
    isTooSmallForBackups: Bool = false,
    exemption: Exemption? = nil,
    explanations: [Explanation] = [],
  ) {
    self.scenario = scenario
    self.retention = retention
    self.engine = engine
    self.isTooSmallForBackups = isTooSmallForBackups
    self.exemption = exemption
    self.explanations = explanations
  }
}

/// A place that explains a value, with what it has to do with it.
public struct Explanation: Sendable {
  /// What is there, as a phrase.
  public let message: String

  /// Where it is.
  public let range: SourceRange

  init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// Why no backups are expected of a cache.
public enum Exemption: Sendable, Hashable {
  /// It belongs to a replication group, which is backed up as a whole. The group is named where it
  /// is known.
  case memberOfReplicationGroup(String?)
  /// The plan removes it.
  case deleted
  /// The plan leaves it alone from now on.
  case forgotten
  /// It is an old object that waits for its deletion.
  case deposed
  /// It is only read.
  case dataSource
}
