package import LintText

/// Some lines of a file, each of them whole.
package struct LineRange: Sendable, Hashable {
  /// The file; nil for the document that is judged.
  @Bytewise package private(set) var path: String?

  /// The first and the last line, counted from 1.
  package let lines: ClosedRange<Int>

  /// Takes the lines that a stretch of a file touches.
  package init(_ range: SourceRange, of path: String? = nil) {
    self.path = path
    lines = range.lowerBound.line...range.upperBound.line
  }

  /// Takes the lines of a place.
  package init(_ place: Place) {
    self.init(place.range, of: place.path)
  }
}
