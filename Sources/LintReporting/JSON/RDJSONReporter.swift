internal import LintDiagnostics
internal import LintText

/// Writes reviewdog's diagnostic format; reviewdog comments on the pull requests of many services.
struct RDJSONReporter: Reporter {
  func render(_ report: Report) -> String {
    JSONText.document(RDJSON(report))
  }
}

private struct RDJSON: Encodable {
  let source: Source
  let diagnostics: [Entry]

  struct Source: Encodable {
    let name: String
    let url: String
  }

  struct Entry: Encodable {
    let message: String
    let location: Location
    let severity: String
    let code: Code
    let suggestions: [Suggestion]?
    let relatedLocations: [RelatedLocation]?

    private enum CodingKeys: String, CodingKey {
      case message, location, severity, code, suggestions
      case relatedLocations = "related_locations"
    }
  }

  struct Code: Encodable {
    let value: String
  }

  /// A replacement of whole lines, the only kind that every service shows.
  struct Suggestion: Encodable {
    let range: Range
    let text: String
  }

  struct RelatedLocation: Encodable {
    let message: String
    let location: Location
  }

  struct Location: Encodable {
    let path: String
    let range: Range
  }

  struct Range: Encodable {
    let start: Position
    let end: Position
  }

  /// A position counted from 1, with the column in UTF-8 bytes.
  struct Position: Encodable {
    let line: Int
    let column: Int?
  }
}

extension RDJSON {
  /// Returns the safe fix of a diagnostic, if it is in the file of its place.
  static func suggestions(_ diagnostic: Diagnostic) -> [Suggestion]? {
    guard let fix = diagnostic.fix, fix.applicability == .safe, !fix.lines.isEmpty,
      Text(fix.path) == Text(diagnostic.place.path)
    else { return nil }
    return fix.lines.map { lines in
      Suggestion(
        range: Range(
          start: Position(line: lines.firstLine, column: nil),
          end: Position(line: lines.firstLine + lines.old.count - 1, column: nil),
        ),
        text: lines.text,
      )
    }
  }

  init(_ report: Report) {
    source = Source(name: report.tool.name, url: report.tool.address)
    diagnostics = report.diagnostics.map { Entry($0, in: report) }
  }
}

extension RDJSON.Entry {
  init(_ diagnostic: Diagnostic, in report: Report) {
    message = diagnostic.message + (diagnostic.help.map { "\nhelp: \($0)" } ?? "")
    location = RDJSON.Location(diagnostic.place, in: report)
    severity =
      switch diagnostic.severity {
      case .note: "INFO"
      case .warning: "WARNING"
      case .error: "ERROR"
      }
    code = RDJSON.Code(value: diagnostic.rule)
    suggestions = RDJSON.suggestions(diagnostic)
    let related = diagnostic.related.map {
      RDJSON.RelatedLocation(
        message: $0.message,
        location: RDJSON.Location($0.place, in: report),
      )
    }
    relatedLocations = related.isEmpty ? nil : related
  }
}

extension RDJSON.Location {
  init(_ place: Place, in report: Report) {
    path = report.repositoryPath(of: place)
    let range = FirstLineRange(place)
    self.range = RDJSON.Range(
      start: RDJSON.Position(line: range.line, column: range.utf8Columns.start),
      end: RDJSON.Position(line: range.line, column: range.utf8Columns.end),
    )
  }
}
