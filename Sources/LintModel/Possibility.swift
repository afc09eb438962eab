package import LintDiagnostics
package import LintScenarios
package import LintText

/// A possible deployment of a cache.
package struct Possibility: Sendable {
  /// The parameter values that lead to it, or nil if it is the default deployment.
  package let scenario: Scenario?

  /// The retention of backups.
  package let retention: Retention

  /// The bytes of the value of the retention, or of the cache if it has none.
  package let range: Range<Int>

  /// The engine.
  package let engine: Engine

  /// Whether its nodes are `cache.t1.micro` with cluster mode disabled, which cannot be backed up
  /// (ElastiCache user guide, "Backup constraints").
  package let isTooSmallForBackups: Bool

  /// The reason that no backups are expected, or nil if they are.
  package let exemption: Exemption?

  /// Further explanations, such as the source of a value, or a property with nearly the right name.
  package let explanations: [Explanation]

  /// Where a configuration sets the limit; nil for other inputs.
  package let site: Site?

  /// Where a configuration sets a limit, or where it could be set.
  package struct Site: Sendable {
    /// The value, or the header of the block that lacks it.
    package let place: Place

    /// The argument of a module call that is the limit; nil if none is.
    package let argument: CacheOrigin.Argument?

    /// The variable to which a file or an option gives the limit, as messages name it; nil if none
    /// does.
    package let variable: Text?

    /// Where the value is written; nil if it is computed, or not written.
    package let source: Place?

    /// The limit as messages name it where it can be set; nil for the attribute itself.
    package var limitTitle: Text? { variable ?? argument.map { Text($0.title) } }

    /// The value, wherever it is written.
    package var value: Place { source ?? place }

    /// The sources of the value, nearest first.
    package let trail: [RelatedPlace]

    /// The locations on the trail of values that the limit could have been, but is not; what is
    /// written there is not about it.
    package let others: Set<Place>

    /// The lines of the elements of collections that this instance was created for.
    package let elements: [LineRange]

    /// The lines of the innermost of these; nil for an instance that was created for none.
    package let element: LineRange?

    /// The lines of the elements that other instances were created for, whose comments are not about
    /// this one.
    package let otherElements: [LineRange]

    /// Whether Terraform ignores changes of the limit once the cache exists.
    package let ignoresChanges: Bool

    /// Creates a site from its parts.
    package init(
      place: Place,
      argument: CacheOrigin.Argument? = nil,
      variable: Text? = nil,
      source: Place? = nil,
      trail: [RelatedPlace],
      others: Set<Place> = [],
      elements: [LineRange] = [],
      element: LineRange? = nil,
      otherElements: [LineRange] = [],
      ignoresChanges: Bool = false,
    ) {
      self.place = place
      self.argument = argument
      self.variable = variable
      self.source = source
      self.trail = trail
      self.others = others
      self.elements = elements
      self.element = element
      self.otherElements = otherElements
      self.ignoresChanges = ignoresChanges
    }
  }

  /// The same possibility without its scenario.
  package var withoutScenario: Possibility { replacing(scenario: nil) }

  /// Returns the same possibility with another scenario.
  package func replacing(scenario: Scenario?) -> Possibility {
    Possibility(
      scenario: scenario,
      retention: retention,
      range: range,
      engine: engine,
      isTooSmallForBackups: isTooSmallForBackups,
      exemption: exemption,
      explanations: explanations,
      site: site,
    )
  }

  /// Returns the same possibility with another retention limit.
  package func replacing(retention: Retention) -> Possibility {
    Possibility(
      scenario: scenario,
      retention: retention,
      range: range,
      engine: engine,
      isTooSmallForBackups: isTooSmallForBackups,
      exemption: exemption,
      explanations: explanations,
      site: site,
    )
  }

  package init(
    scenario: Scenario? = nil,
    retention: Retention,
    range: Range<Int>,
    engine: Engine,
    isTooSmallForBackups: Bool = false,
    exemption: Exemption? = nil,
    explanations: [Explanation] = [],
    site: Site? = nil,
  ) {
    self.scenario = scenario
    self.retention = retention
    self.range = range
    self.engine = engine
    self.isTooSmallForBackups = isTooSmallForBackups
    self.exemption = exemption
    self.explanations = explanations
    self.site = site
  }
}
