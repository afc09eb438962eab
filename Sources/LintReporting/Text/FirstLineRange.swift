internal import LintDiagnostics
internal import LintText

/// A place cut to its first line.
///
/// A pull request shows a finding only if all its lines were changed, so a finding about one line
/// must not extend to the next.
struct FirstLineRange {
  let line: Int

  /// The start column and the exclusive end column, in Unicode scalars.
  let columns: (start: Int, end: Int)

  /// The same columns in UTF-8 bytes.
  let utf8Columns: (start: Int, end: Int)

  init(_ place: Place) {
    let (start, end) = (place.range.lowerBound, place.range.upperBound)
    line = start.line
    guard end.line != start.line else {
      columns = (start.column, end.column)
      utf8Columns = (start.utf8Column, end.utf8Column)
      return
    }
    let rest = Self.rest(of: place)
    columns = (start.column, start.column + rest.unicodeScalars.count)
    utf8Columns = (start.utf8Column, start.utf8Column + rest.utf8.count)
  }

  /// Returns the excerpt from the start of the place on, without trailing blanks.
  private static func rest(of place: Place) -> String {
    guard let excerpt = place.excerpt else { return "" }
    let start = place.range.lowerBound.column - excerpt.firstColumn
    let rest = excerpt.text.unicodeScalars.dropFirst(max(0, start))
    return String(
      String.UnicodeScalarView(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    )
  }
}
