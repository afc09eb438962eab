/// How many findings were fixed.
package struct FixCount: Sendable, Hashable {
  /// The number of findings about caches before.
  package let total: Int

  /// The number of those that were fixed.
  package let fixed: Int

  /// The number of those left that unsafe fixes would fix.
  package let unsafe: Int

  /// Whether suppressions were written instead.
  package let isSuppression: Bool

  /// Creates a count from its parts.
  package init(total: Int, fixed: Int, unsafe: Int, isSuppression: Bool) {
    self.isSuppression = isSuppression
    self.total = total
    self.fixed = fixed
    self.unsafe = unsafe
  }
}
