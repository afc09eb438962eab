package import LintDiagnostics
package import LintText

/// An ElastiCache cache, whichever language declared it.
package struct Cache: Sendable {
  /// The logical ID in a template, the full address in a plan.
  package let id: Text

  /// Its resource type.
  package let type: CacheType

  /// Where it stands in the program that wrote the template, `aws:cdk:path` in its metadata; nil if
  /// no program says so.
  package let path: Text?

  /// The logical IDs of the nested stacks that deploy it, the outermost first.
  package var stackPath: [Text] = []

  /// Where it is declared: its logical ID, or its address.
  package let range: SourceRange

  /// Where people write it.
  package var origin = CacheOrigin.document

  /// All lines of it where people write it.
  package var lines: [LineRange] = []

  /// What its instances have in common, an address without keys; nil if it has one instance only.
  package var declaration: Text?

  /// Where the plan that has it begins, in bytes: one text may hold several.
  package var planOffset = 0

  /// The ways in which it may be deployed.
  ///
  /// Never empty; one, unless conditions or parameters choose between several.
  package let possibilities: [Possibility]

  /// The scenarios in which it is created.
  package let coverage: ScenarioCoverage

  /// Whether another deployment of what is written there comes to the same.
  ///
  /// Else a suppression that accepts nothing now may accept something then.
  package var isSettled: Bool {
    switch origin {
    case .document: possibilities.allSatisfy { !$0.retention.value.isUndecided }
    case .unknown: false
    case .block(let block): block.isConstant && isJudged
    }
  }

  /// Whether the limit is known, and the cache is one that is to be backed up.
  package var isJudged: Bool {
    possibilities.allSatisfy { $0.exemption == nil && !$0.retention.value.isUndecided }
  }

  /// Finds the plainest of some possibilities; nil where that is the first.
  private let search: Search?

  package typealias Search = @Sendable ((Possibility) -> Bool) -> Possibility?

  /// The possibility among some to which the fewest parameter values lead.
  ///
  /// The values lead to one of them whatever parameters without default are given.
  package func plainest(where isMeant: (Possibility) -> Bool) -> Possibility? {
    search?(isMeant) ?? possibilities.first(where: isMeant)
  }

  /// The same cache with other possibilities.
  func replacing(_ possibilities: [Possibility], coverage: ScenarioCoverage) -> Cache {
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
    return cache
  }

  package init(
    id: Text,
    type: CacheType,
    path: Text? = nil,
    range: SourceRange,
    possibilities: [Possibility],
    coverage: ScenarioCoverage = .whole,
    search: Search? = nil,
  ) {
    self.search = search
    self.coverage = coverage
    self.id = id
    self.type = type
    self.path = path
    self.range = range
    self.possibilities = possibilities
  }
}
