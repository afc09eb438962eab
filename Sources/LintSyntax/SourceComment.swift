package import LintText

/// A comment of a text in YAML or HCL.
package struct SourceComment: Sendable, Hashable {
  /// Where it stands, with the signs that begin and end it, without the line end behind it.
  package let range: Range<Int>

  /// Whether nothing else stands on its lines, so that it speaks of what stands below.
  package let isAlone: Bool

  /// Makes a comment of a text.
  ///
  /// Looking around takes linear time for all comments of a text: it ends at what is no white space.
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
