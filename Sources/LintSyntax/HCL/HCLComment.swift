/// A comment, with its `#`, `//` or `/* */`.
package struct HCLComment: Sendable {
  /// The range of the comment, without the line ending after it.
  package let range: Range<Int>
}
