/// A page that a guide relies on.
package struct GuideReference: Sendable, Hashable {
  /// What the page is called.
  package let title: String

  /// Where it is.
  package let url: String

  /// Makes a reference of its parts.
  package init(_ title: String, _ url: String) {
    self.title = title
    self.url = url
  }
}
