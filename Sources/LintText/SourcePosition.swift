/// A position between two characters of a text.
public struct SourcePosition: Sendable, Hashable {
  /// The line, counted from 1.
  ///
  /// A line ends with LF, CRLF or CR.
  public let line: Int

  /// The column, counted from 1 in Unicode scalars.
  ///
  /// A tab counts as one.
  public let column: Int

  /// The column, counted from 1 in UTF-8 bytes.
  public let utf8Column: Int

  /// The offset from the start of the text in UTF-8 bytes, excluding a byte order mark.
  public let offset: Int

  /// Creates a position from its parts.
  ///
  /// - Parameter utf8Column: nil if everything before it on its line is ASCII.
  package init(line: Int, column: Int, offset: Int, utf8Column: Int? = nil) {
    self.line = line
    self.column = column
    self.utf8Column = utf8Column ?? column
    self.offset = offset
  }

  /// The start of a text.
  package static let start = SourcePosition(line: 1, column: 1, offset: 0)
}

extension SourcePosition: Comparable {
  /// Orders positions of one text by line and column.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// The line and column in the format that compilers use: `3:7`.
  public var description: String { "\(line):\(column)" }
}

/// A range of a text, from its first character to just after its last.
public typealias SourceRange = Range<SourcePosition>

extension SourceRange {
  /// The bytes of the range.
  package var offsets: Range<Int> { lowerBound.offset..<upperBound.offset }
}
