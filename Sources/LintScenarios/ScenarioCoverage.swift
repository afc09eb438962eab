/// The scenarios in which a cache is created.
package struct ScenarioCoverage: Sendable, Hashable {
  /// Whether the cache is created by default: every parameter that matters has a default, the rules
  /// of the template allow the defaults, and the cache's condition holds.
  package let hasDefault: Bool

  /// Whether every scenario creates the cache.
  package let isAlwaysCreated: Bool

  /// Creates a coverage from its parts.
  package init(hasDefault: Bool, isAlwaysCreated: Bool) {
    self.hasDefault = hasDefault
    self.isAlwaysCreated = isAlwaysCreated
  }

  /// The coverage of a cache that is always created, and that needs no given values.
  package static let whole = ScenarioCoverage(hasDefault: true, isAlwaysCreated: true)

  /// The coverage of a cache that no scenario creates.
  package static let none = ScenarioCoverage(hasDefault: false, isAlwaysCreated: false)

  /// Returns the coverage where both hold: of a cache in a nested stack, or in two deployments of
  /// one.
  package func and(_ other: ScenarioCoverage) -> ScenarioCoverage {
    ScenarioCoverage(
      hasDefault: hasDefault && other.hasDefault,
      isAlwaysCreated: isAlwaysCreated && other.isAlwaysCreated,
    )
  }
}
