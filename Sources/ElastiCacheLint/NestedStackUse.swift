/// The work done for nested stacks.
package struct NestedStackUse: Sendable, Equatable {
  /// The number of template evaluations, one per set of parameter values.
  package internal(set) var deployments = 0

  /// The number of template bytes read.
  package internal(set) var bytes = 0

  /// The number of caches judged.
  package internal(set) var caches = 0

  /// The cost of their scenarios, as counted by `ScenarioBudget`.
  package internal(set) var scenarios = 0

  /// Creates a count of zero.
  package init() {}

  /// Adds the work done for another file.
  package static func += (left: inout NestedStackUse, right: NestedStackUse) {
    left.deployments += right.deployments
    left.bytes += right.bytes
    left.caches += right.caches
    left.scenarios += right.scenarios
  }
}
