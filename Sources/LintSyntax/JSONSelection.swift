/// Says which parts of a JSON document are worth keeping.
public protocol JSONSelection {
  /// Whether the value of a member is kept.
  ///
  /// - Parameters:
  ///   - key: the member's key as written, without its quotes.
  ///   - depth: how many containers are open around the member: 1 in the outermost object.
  func keepsMember(_ key: UnsafeRawBufferPointer, atDepth depth: Int) -> Bool

  /// The member by which ``keepsElement(_:)`` tells the objects of an array apart.
  var discriminator: StaticString? { get }

  /// Whether an object in an array is kept, by the text of its discriminator as written. Objects
  /// without one are always kept.
  func keepsElement(_ discriminator: UnsafeRawBufferPointer) -> Bool
}
