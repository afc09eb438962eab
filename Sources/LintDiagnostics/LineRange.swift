package import LintText

/// Some lines of a file, each of them whole.
package struct LineRange: Sendable, Hashable {
  /// The file; nil for the document that is judged.
  @Bytewise package private(set) var path: String?

  /// The first and the last line, counted from 1.
  package let lines: ClosedRange<Int>

  /// The header of the block that has these lines; nil for other lines, and where comments find it.
  ///
  /// A configuration in JSON may be one line.
  package let header: SourceRange?

  /// Takes the lines that a stretch of a file touches.
  package init(_ range: SourceRange, of path: String? = nil, header: SourceRange? = nil) {
    self.path = path
    self.header = header
    lines = range.lowerBound.line...range.upperBound.line
  }

  /// Whether other lines of the same file are all among these.
  package func contains(_ other: LineRange) -> Bool {
    Text(path ?? "") == Text(other.path ?? "") && lines.contains(other.lines.lowerBound)
      && lines.contains(other.lines.upperBound)
  }

  /// Takes the lines of a place.
  package init(_ place: Place) {
    self.init(place.range, of: place.path)
  }
}
