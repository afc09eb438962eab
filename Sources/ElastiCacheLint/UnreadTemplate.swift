/// A template of a nested stack that is there and is not read.
public struct UnreadTemplate: Error, Sendable {
  /// The reason in words that follow the path, as in `leads outside the repository`.
  public let reason: String

  /// Whether the template may hold caches that nobody else looks for, so that every parent reports it.
  public let isHidden: Bool

  /// Creates an error.
  public init(reason: String, isHidden: Bool) {
    self.reason = reason
    self.isHidden = isHidden
  }
}
