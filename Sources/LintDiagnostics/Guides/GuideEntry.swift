/// One item of a list in a guide: what it is about, and what is to be said of it.
public struct GuideEntry: Sendable, Hashable {
  /// What it is about, in a few words.
  public let subject: String

  /// What is to be said.
  public let text: Prose

  /// Makes an item of its parts.
  public init(_ subject: String, _ text: Prose) {
    self.subject = subject
    self.text = text
  }
}
