/// A suppression that accepts nothing, though it was written to.
package struct RefusedSuppression: Sendable, Hashable {
  package let suppression: Suppression

  /// Whether it was accepted until its end date.
  package let isExpired: Bool

  /// Creates a refusal from its parts.
  package init(_ suppression: Suppression, isExpired: Bool) {
    self.suppression = suppression
    self.isExpired = isExpired
  }
}
