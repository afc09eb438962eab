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
