/// An existing template of a nested stack that is not read.
public struct UnreadTemplate: Error, Sendable {
  /// The reason as a phrase that follows the path, as in `leads outside the repository`.
  public let reason: String

  /// Whether every parent reports the template, because it may have caches that aren't linted
  /// otherwise.
  public let isHidden: Bool

  /// Creates an error.
  public init(reason: String, isHidden: Bool) {
    self.reason = reason
    self.isHidden = isHidden
  }
}
