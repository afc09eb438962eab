/// A comment, with its `#`, `//` or `/* */`.
public struct HCLComment: Sendable {
  /// Where it stands, without the line end behind it.
  public let range: Range<Int>
}
