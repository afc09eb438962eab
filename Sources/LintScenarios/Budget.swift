/// An amount of work that may be done, and how much of it was.
package struct Budget: Sendable {
  /// The maximum cost.
  package let limit: Int

  /// The cost charged so far; it may exceed the limit by the last charge.
  package private(set) var spent = 0

  /// Creates a budget of which nothing is spent.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The cost that may still be charged; negative if the limit is exceeded.
  package var remaining: Int { limit - spent }

  /// Whether nothing remains.
  package var isSpent: Bool { spent >= limit }

  /// Whether more was charged than the limit.
  package var isExceeded: Bool { spent > limit }

  /// Charges a cost.
  package mutating func charge(_ cost: Int) { spent += cost }
}
