/// A syntax error: a description and its location.
package struct SyntaxError: Error, Sendable, Hashable {
  /// The problem: one line, lowercase, without a period.
  package let message: String

  /// The location in byte offsets.
  ///
  /// May be empty.
  package let range: Range<Int>

  /// A location that explains it, such as the start of the unclosed object.
  package let related: Related?

  /// A second location and its relation to the error.
  package struct Related: Sendable, Hashable {
    /// The relation, as a phrase.
    package let message: String

    /// The byte offset.
    package let offset: Int
  }

  /// Creates an error at a range of bytes.
  package init(_ message: String, at range: Range<Int>, related: Related? = nil) {
    self.message = message
    self.range = range
    self.related = related
  }

  init(_ message: String, at offset: Int, related: Related? = nil) {
    self.init(message, at: offset..<offset, related: related)
  }
}
