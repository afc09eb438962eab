internal import LintDiagnostics
internal import LintText

/// The JSON object of a fix.
struct FixEntry: Encodable {
  let title: String
  let applicability: String
  let file: String
  let edits: [Edit]

  struct Edit: Encodable {
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
    let replacement: String
  }

  init(_ fix: Fix) {
    title = fix.title
    applicability = fix.applicability.rawValue
    file = fix.path
    edits = fix.edits.map { edit in
      Edit(
        line: edit.range.lowerBound.line,
        column: edit.range.lowerBound.column,
        endLine: edit.range.upperBound.line,
        endColumn: edit.range.upperBound.column,
        replacement: edit.replacement,
      )
    }
  }
}
