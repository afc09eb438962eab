/// A page that a guide relies on.
package struct GuideReference: Sendable, Hashable {
  /// The title of the page.
  package let title: String

  /// The address of the page.
  package let url: String

  /// Creates a reference from its parts.
  package init(_ title: String, _ url: String) {
    self.title = title
    self.url = url
  }
}
