/// How much of nested stacks was looked into.
package struct NestedStackUse: Sendable, Equatable {
  /// How often templates were evaluated, once for each set of parameter values.
  package internal(set) var deployments = 0

  /// How many bytes they have.
  package internal(set) var bytes = 0

  /// How many caches were judged in them.
  package internal(set) var caches = 0

  /// What their scenarios cost, as of a `ScenarioBudget`.
  package internal(set) var scenarios = 0

  /// Nothing yet.
  package init() {}

  /// Adds what was looked into behind another file.
  package static func += (left: inout NestedStackUse, right: NestedStackUse) {
    left.deployments += right.deployments
    left.bytes += right.bytes
    left.caches += right.caches
    left.scenarios += right.scenarios
  }
}
