internal import LintWorkspace

/// Chooses among documents that wait because others have changed, so that each of them is linted.
struct Turns {
  /// The documents that were chosen since all of them were.
  private var served: Set<String> = []

  /// The time since which documents have waited, in milliseconds; nil if none do.
  private var start: Int?

  /// The time after which a document is linted although others change, in milliseconds.
  var patience = 2_000

  /// Whether documents have waited for long.
  mutating func areOverdue(_ waiting: Set<String>) -> Bool {
    guard !waiting.isEmpty else {
      (served, start) = ([], nil)
      return false
    }
    let now = Clock.uptime
    let since = start ?? now
    start = since
    return now - since >= patience
  }

  /// Chooses a document; nil if none waits.
  mutating func next(of waiting: Set<String>) -> String? {
    start = nil
    if waiting.isSubset(of: served) { served = [] }
    guard let next = waiting.subtracting(served).min() else { return nil }
    served.insert(next)
    return next
  }
}
