/// A comment, with its `#`, `//` or `/* */`.
package struct HCLComment: Sendable {
  /// Where it stands, without the line end behind it.
  package let range: Range<Int>
}
