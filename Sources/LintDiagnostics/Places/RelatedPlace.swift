public import LintText

/// A second location that helps to understand a problem, and its relation to the problem.
public struct RelatedPlace: Sendable, Hashable {
  /// The relation, as a phrase: `first written here`.
  @Bytewise public private(set) var message: String

  /// The location.
  public let place: Place

  /// Creates a related location from its parts.
  package init(message: String, place: Place) {
    self.message = message
    self.place = place
  }
}
