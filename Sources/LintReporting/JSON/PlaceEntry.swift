internal import LintDiagnostics
internal import LintText

/// A place, encoded as the members `file`, `line`, `column`, `endLine`, and `endColumn`.
struct PlaceEntry: Encodable {
  let file: String
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int

  init(_ place: Place) {
    file = place.path
    line = place.range.lowerBound.line
    column = place.range.lowerBound.column
    endLine = place.range.upperBound.line
    endColumn = place.range.upperBound.column
  }
}
