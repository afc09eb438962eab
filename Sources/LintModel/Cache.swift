package import LintDiagnostics
package import LintScenarios
package import LintText

/// An ElastiCache cache, whichever language declared it.
package struct Cache: Sendable {
  /// The logical ID in a template, the full address in a plan.
  package let id: Text

  /// The resource type.
  package let type: CacheType

  /// The path of the construct in the program that generated the template, `aws:cdk:path` in its
  /// metadata; nil if it isn't recorded.
  package let path: Text?

  /// The logical IDs of the nested stacks that deploy it, the outermost first.
  package var stackPath: [Text] = []

  /// The bytes of the declaration: its logical ID, or its address.
  package let range: Range<Int>

  /// The source in which people write the cache.
  package var origin = CacheOrigin.document

  /// The limit as messages name it where it can be set; nil for the property itself.
  package var limitTitle: Text?

  /// All its lines in that source.
  package var lines: [LineRange] = []

  /// The lines of a configuration that are about other instances; those of a possibility are in its
  /// site.
  package var otherElements: [LineRange] = []

  /// Where the configuration of a plan sets the limit; nil if that is not known, and for other
  /// inputs.
  package var configuredSite: Possibility.Site?

  /// The lines of the logical IDs of the nested stacks that deploy it.
  package var stackLines: [LineRange] = []

  /// The folders of the modules of a configuration that it was computed from, as displayed; empty
  /// for other inputs.
  package var folders: Set<Text> = []

  /// The common part of the addresses of its instances, without keys; nil if it has only one
  /// instance.
  package var declaration: Text?

  /// The names that it may get in an account, empty if none is known; nil unless they are asked
  /// for.
  package var names: Set<Text>?

  /// The start of its plan, as a byte offset: one text may hold several.
  package var planOffset = 0

  /// The possible deployments of the cache.
  ///
  /// Never empty; one, unless conditions or parameters choose between several.
  package let possibilities: [Possibility]

  /// The scenarios in which it is created.
  package let coverage: ScenarioCoverage

  /// Whether every deployment of the same source has the same result.
  ///
  /// Otherwise a suppression that is unused now may be used in another deployment.
  package var isSettled: Bool {
    switch origin {
    case .document, .configuration, .program, .running:
      possibilities.allSatisfy { !$0.retention.isUndecided }
    case .unknown: false
    case .block(let block): block.isConstant && isJudged
    }
  }

  /// Whether the limit is known, and backups are expected of the cache.
  package var isJudged: Bool {
    possibilities.allSatisfy { $0.exemption == nil && !$0.retention.isUndecided }
  }

  /// The choice among the possibilities; nil where the first matching one has the smallest scenario.
  private let scenarios: ScenarioDiagram?

  /// Returns the matching possibility with the smallest scenario.
  ///
  /// The values lead to a match for any value of the parameters without default.
  ///
  /// - Parameter isMeant: whether the possibility at an index matches.
  package func plainest(where isMeant: (Int) -> Bool) -> Possibility? {
    if let (index, scenario) = scenarios?.smallest(where: isMeant) {
      return possibilities[index].replacing(scenario: scenario)
    }
    return possibilities.indices.first(where: isMeant).map { possibilities[$0] }
  }

  /// Returns the same cache with other possibilities.
  package func replacing(_ possibilities: [Possibility], coverage: ScenarioCoverage) -> Cache {
    var cache = Cache(
      id: id,
      type: type,
      path: path,
      range: range,
      possibilities: possibilities,
      coverage: coverage,
    )
    cache.stackPath = stackPath
    cache.origin = origin
    cache.declaration = declaration
    cache.planOffset = planOffset
    cache.lines = lines
    cache.otherElements = otherElements
    cache.configuredSite = configuredSite
    cache.stackLines = stackLines
    cache.folders = folders
    cache.names = names
    return cache
  }

  /// Returns the same cache with other retentions in its possibilities.
  package func mappingRetentions(_ transform: (Retention) -> Retention) -> Cache {
    replacing(
      possibilities.map { $0.replacing(retention: transform($0.retention)) },
      coverage: coverage,
    )
  }

  /// Returns the same cache, undecided for a reason.
  func undecided(because reason: Undecided) -> Cache {
    let possibility = Possibility(
      retention: .undecided(reason),
      range: range,
      engine: .undecided(reason),
    )
    return replacing([possibility], coverage: .whole)
  }

  package init(
    id: Text,
    type: CacheType,
    path: Text? = nil,
    range: Range<Int>,
    possibilities: [Possibility],
    coverage: ScenarioCoverage = .whole,
    scenarios: ScenarioDiagram? = nil,
  ) {
    self.scenarios = scenarios
    self.coverage = coverage
    self.id = id
    self.type = type
    self.path = path
    self.range = range
    self.possibilities = possibilities
  }
}
