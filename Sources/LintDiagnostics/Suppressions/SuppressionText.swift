/// The reason that written suppressions give, and their end.
public struct SuppressionText: Sendable, Hashable {
  /// The reason: one line.
  public let reason: String

  /// The last day on which they hold; nil for no end.
  public let until: CalendarDate?

  /// Creates a text from its parts.
  public init(reason: String, until: CalendarDate? = nil) {
    self.reason = reason
    self.until = until
  }

  /// The text of a comment that accepts a rule, without the mark that begins a comment.
  package func comment(accepting rule: String) -> String {
    let end = until.map { " until=\($0)" } ?? ""
    return "elasticache-lint: allow \(rule)\(end) -- \(reason)"
  }
}
