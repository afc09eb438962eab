package import LintText

/// A comment in YAML or HCL.
package struct SourceComment: Sendable, Hashable {
  /// The range of the comment, including its delimiters but not the line ending after it.
  package let range: Range<Int>

  /// Whether nothing else is on its lines, so that it refers to the lines below.
  package let isAlone: Bool

  /// Creates a comment in a text.
  ///
  /// Examining its surroundings takes linear time for all comments of a text, because it stops at
  /// anything but white space.
  package init(_ range: Range<Int>, in text: SourceText) {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    func isLineEnd(_ byte: UInt8?) -> Bool {
      byte == nil || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    self.range = range
    isAlone =
      isLineEnd(text.bytes[..<range.lowerBound].last { !isBlank($0) })
      && isLineEnd(text.bytes[range.upperBound...].first { !isBlank($0) })
  }
}
