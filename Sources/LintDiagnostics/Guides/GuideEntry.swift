/// One item of a list in a guide: what it is about, and what is to be said of it.
package struct GuideEntry: Sendable, Hashable {
  /// What it is about, in a few words.
  package let subject: String

  /// What is to be said.
  package let text: Prose

  /// Makes an item of its parts.
  package init(_ subject: String, _ text: Prose) {
    self.subject = subject
    self.text = text
  }
}
