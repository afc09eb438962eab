/// A pattern for logical IDs and addresses, in which `*` stands for any text.
///
/// Nothing else has a meaning of its own: brackets and quotes are parts of addresses.
package struct ResourcePattern: Sendable {
  /// The pattern as it is written.
  package let text: String

  /// What stands between the stars.
  private let parts: [[UInt8]]

  /// Takes a pattern.
  package init(_ text: String) {
    self.text = text
    parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  /// Whether it means a name in UTF-8, from its beginning to its end.
  package func matches(_ name: [UInt8]) -> Bool {
    var rest = name[...]
    guard let first = parts.first, rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1, let last = parts.last else { return rest.isEmpty }
    // What follows fits behind the first place of a part, or behind none.
    for part in parts.dropFirst().dropLast() {
      while !rest.starts(with: part) {
        guard rest.popFirst() != nil else { return false }
      }
      rest = rest.dropFirst(part.count)
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
