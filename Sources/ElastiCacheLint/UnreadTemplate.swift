/// A template of a nested stack that is there and is not read.
public struct UnreadTemplate: Error, Sendable {
  /// The reason in words that follow the path, as in `leads outside the repository`.
  public let reason: String

  /// Whether every parent reports the template, because it may hold caches that are linted nowhere else.
  public let isHidden: Bool

  /// Creates an error.
  public init(reason: String, isHidden: Bool) {
    self.reason = reason
    self.isHidden = isHidden
  }
}
