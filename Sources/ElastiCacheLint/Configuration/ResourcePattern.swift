/// A pattern for logical IDs and addresses, in which `*` matches any text.
///
/// No other character is special: brackets and quotes are parts of addresses.
package struct ResourcePattern: Sendable {
  /// The pattern as written.
  package let text: String

  /// The literal parts between the stars.
  private let parts: [[UInt8]]

  /// Creates a pattern from its text.
  package init(_ text: String) {
    self.text = text
    parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  /// Whether the pattern matches a whole name, in UTF-8.
  package func matches(_ name: [UInt8]) -> Bool {
    var rest = name[...]
    guard let first = parts.first, rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1, let last = parts.last else { return rest.isEmpty }
    // Greedy matching suffices: if the rest matches at all, it matches after the first occurrence
    // of a part.
    for part in parts.dropFirst().dropLast() {
      while !rest.starts(with: part) {
        guard rest.popFirst() != nil else { return false }
      }
      rest = rest.dropFirst(part.count)
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
