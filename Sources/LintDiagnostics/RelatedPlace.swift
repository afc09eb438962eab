public import LintText

/// A second place that helps to understand a problem, with what it has to do with it.
public struct RelatedPlace: Sendable, Hashable {
  /// What is there, as a phrase: `first written here`.
  @Bytewise public private(set) var message: String

  /// Where it is.
  public let place: Place

  /// Makes a related place of its parts.
  package init(message: String, place: Place) {
    self.message = message
    self.place = place
  }
}
