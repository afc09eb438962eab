package import LintText

/// The parts of a declaration that are compared with a cache that runs.
package struct DeclaredCache: Sendable, Hashable {
  /// The names that the cache may get; empty if only the deployment chooses one.
  package let names: Set<Text>

  /// The limits that the cache may get, 0 if none is declared.
  package let days: Set<Int>

  /// Whether only the deployment knows the limit.
  package let isUndecided: Bool

  /// Whether the limits must not be shown.
  package let isSecret: Bool

  /// Creates a declaration from its parts.
  package init(names: Set<Text>, days: Set<Int>, isUndecided: Bool, isSecret: Bool) {
    self.names = names
    self.days = days
    self.isUndecided = isUndecided
    self.isSecret = isSecret
  }
}
