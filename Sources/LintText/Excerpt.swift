/// A line of an input, shown below a message.
///
/// Taken when the problem is found, so the input need not stay in memory until the report is
/// written.
public struct Excerpt: Sendable, Hashable {
  /// The line, or part of it.
  ///
  /// May contain control characters; the caller must escape them before printing.
  @Bytewise public private(set) var text: String

  /// The column of the first scalar of ``text``; greater than 1 if the start of the line is cut.
  public let firstColumn: Int

  /// Whether the line continues after ``text``.
  public let isCutAtEnd: Bool

  /// Creates an excerpt from its parts.
  package init(text: String, firstColumn: Int, isCutAtEnd: Bool) {
    self.text = text
    self.firstColumn = firstColumn
    self.isCutAtEnd = isCutAtEnd
  }
}
