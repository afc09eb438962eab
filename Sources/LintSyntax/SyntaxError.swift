/// Why a text could not be read: what was expected, and where.
package struct SyntaxError: Error, Sendable, Hashable {
  /// What is wrong: one line, lower case, no full stop.
  package let message: String

  /// Where it is wrong, in byte offsets.
  ///
  /// May be empty.
  package let range: Range<Int>

  /// The place that explains it, such as where the unclosed object begins.
  package let related: Related?

  /// A second place with what it has to do with the error.
  package struct Related: Sendable, Hashable {
    /// What is there, as a phrase.
    package let message: String

    /// Where it is, as a byte offset.
    package let offset: Int
  }

  /// Creates an error about a range of bytes.
  package init(_ message: String, at range: Range<Int>, related: Related? = nil) {
    self.message = message
    self.range = range
    self.related = related
  }

  init(_ message: String, at offset: Int, related: Related? = nil) {
    self.init(message, at: offset..<offset, related: related)
  }
}
