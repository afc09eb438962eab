package import LintText

/// One way in which a cache may be deployed.
package struct Possibility: Sendable {
  /// The parameter values that lead to it, or nil if it is what is deployed when nothing is given.
  package let scenario: Scenario?

  /// How long backups are kept; written at the value, or at the cache where there is none.
  package let retention: Located<Retention>

  /// What runs in it.
  package let engine: Engine

  /// Whether its nodes are `cache.t1.micro` with cluster mode disabled, which cannot be backed up
  /// (ElastiCache user guide, "Backup constraints").
  package let isTooSmallForBackups: Bool

  /// Why the question does not arise, or nil if it does.
  package let exemption: Exemption?

  /// What else to show: where a value comes from, a property with nearly the right name.
  package let explanations: [Explanation]

  /// The same possibility, whatever leads to it.
  package var withoutScenario: Possibility { replacing(scenario: nil) }

  /// The same possibility where something else leads to it.
  package func replacing(scenario: Scenario?) -> Possibility {
    Possibility(
      scenario: scenario,
      retention: retention,
      engine: engine,
      isTooSmallForBackups: isTooSmallForBackups,
      exemption: exemption,
      explanations: explanations,
    )
  }

  /// The same possibility with another retention limit in its place.
  package func replacing(retention: Retention) -> Possibility {
    Possibility(
      scenario: scenario,
      retention: Located(retention, at: self.retention.range),
      engine: engine,
      isTooSmallForBackups: isTooSmallForBackups,
      exemption: exemption,
      explanations: explanations,
    )
  }

  package init(
    scenario: Scenario? = nil,
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
