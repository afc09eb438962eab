/// One item of a list in a guide: a subject and a text about it.
package struct GuideEntry: Sendable, Hashable {
  /// The subject, in a few words.
  package let subject: String

  /// The text about the subject.
  package let text: Prose

  /// Creates an item from its parts.
  package init(_ subject: String, _ text: Prose) {
    self.subject = subject
    self.text = text
  }
}
