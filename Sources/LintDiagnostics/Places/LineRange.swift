package import LintText

/// A range of whole lines of a file.
package struct LineRange: Sendable, Hashable {
  /// The file; nil for the judged document.
  @Bytewise package private(set) var path: String?

  /// The first and the last line, counted from 1.
  package private(set) var lines: ClosedRange<Int>

  /// The header of the block that has these lines; nil for other lines, and where comments identify
  /// the block.
  ///
  /// A configuration in JSON may be a single line.
  package let header: SourceRange?

  /// Creates the range of the lines that a source range touches.
  package init(_ range: SourceRange, of path: String? = nil, header: SourceRange? = nil) {
    self.path = path
    self.header = header
    lines = range.lowerBound.line...range.upperBound.line
  }

  /// Returns the lines with the path of the judged document.
  package func located(in document: String) -> LineRange {
    var lines = self
    lines.path = path ?? document
    return lines
  }

  /// The first of these lines.
  package var first: LineRange {
    var first = self
    first.lines = lines.lowerBound...lines.lowerBound
    return first
  }

  /// Whether these lines contain another range of lines of the same file.
  package func contains(_ other: LineRange) -> Bool {
    Text(path ?? "") == Text(other.path ?? "") && lines.contains(other.lines.lowerBound)
      && lines.contains(other.lines.upperBound)
  }

  /// Returns those of some ranges that are neither around nor inside what concerns something: `own`
  /// ranges, of which one may contain others, and is then only the way to the innermost.
  package static func others(in ranges: [LineRange], besides own: [LineRange]) -> [LineRange] {
    let innermost = own.filter { lines in !own.contains { $0 != lines && lines.contains($0) } }
    return ranges.filter { lines in
      !own.contains { lines.contains($0) } && !innermost.contains { $0.contains(lines) }
    }
  }

  /// Creates the range of the lines of a location.
  package init(_ place: Place) {
    self.init(place.range, of: place.path)
  }
}
