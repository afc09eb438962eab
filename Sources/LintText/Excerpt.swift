/// A line of an input as it is shown under a message.
///
/// Taken when the problem is found, so that no input need be kept in memory until the report is
/// written.
public struct Excerpt: Sendable, Hashable {
  /// The line, or a part of it.
  ///
  /// May contain control characters: whoever prints it escapes them.
  @Bytewise public private(set) var text: String

  /// The column of the first scalar of ``text``; more than 1 where the start of the line is cut.
  public let firstColumn: Int

  /// Whether the line goes on behind ``text``.
  public let isCutAtEnd: Bool

  /// Makes an excerpt of its parts.
  package init(text: String, firstColumn: Int, isCutAtEnd: Bool) {
    self.text = text
    self.firstColumn = firstColumn
    self.isCutAtEnd = isCutAtEnd
  }
}
