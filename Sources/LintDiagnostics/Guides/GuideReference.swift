/// A page that a guide relies on.
public struct GuideReference: Sendable, Hashable {
  /// What the page is called.
  public let title: String

  /// Where it is.
  public let url: String

  /// Makes a reference of its parts.
  public init(_ title: String, _ url: String) {
    self.title = title
    self.url = url
  }
}
