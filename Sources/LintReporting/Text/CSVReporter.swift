internal import LintDiagnostics
internal import LintText

/// Writes caches and problems as comma-separated values for spreadsheets (RFC 4180, with line feeds).
///
/// The rows are the records of ``JSONLinesReporter`` without the summary.
struct CSVReporter: Reporter {
  /// The names of the columns.
  static let columns = [
    "record", "file", "line", "column", "input", "id", "type", "region", "account", "engine",
    "verdict", "days", "reason", "declaration", "severity", "rule", "message", "help",
  ]

  static let head = columns.joined(separator: ",") + "\n"

  func render(_ report: Report) -> String {
    Self.head
      + (report.caches.map(Self.row)
      + report.diagnostics.map { Self.row($0, "finding") }
      + report.suppressed.map { Self.row($0.diagnostic, "suppressed") }
      + report.baselined.map { Self.row($0, "baselined") })
      .joined()
  }

  private static func row(_ cache: JudgedCache) -> String {
    line(
      ["cache"] + cells(cache.place) + [cache.inputPath] + cells(cache.identity) + [
        cache.engine ?? "", cache.verdict.rawValue, cache.days.map { "\($0)" } ?? "", cache.reason,
        cache.agreement?.rawValue ?? "", "", "", "", "",
      ]
    )
  }

  private static func row(_ diagnostic: Diagnostic, _ record: String) -> String {
    line(
      [record] + cells(diagnostic.place) + [diagnostic.inputPath]
        + (diagnostic.resource.map { cells($0) } ?? ["", "", "", ""])
        + [
          "", "", "", "", "", diagnostic.severity.rawValue, diagnostic.rule, diagnostic.message,
          diagnostic.help ?? "",
        ]
    )
  }

  private static func cells(_ place: Place) -> [String] {
    let start = place.range.lowerBound
    return [place.path, "\(start.line)", "\(start.column)"]
  }

  private static func cells(_ identity: ResourceIdentity) -> [String] {
    [
      identity.id, identity.type, identity.location?.region ?? "",
      identity.location?.account ?? "",
    ]
  }

  private static func line(_ cells: [String]) -> String {
    cells.dropFirst().reduce(cell(cells.first ?? "")) { $0 + "," + cell($1) } + "\n"
  }

  /// Characters with which a spreadsheet begins a formula.
  private static let formulas = Set("=+-@\t\r".utf8)

  /// Returns a value as a cell, in quotes if it needs them.
  ///
  /// An apostrophe keeps spreadsheets from evaluating text as a formula.
  private static func cell(_ value: String) -> String {
    let text = PrintableText(value).text
    let shown = text.utf8.first.map(formulas.contains) == true ? "'" + text : text
    guard shown.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return shown }
    return "\"" + shown.replacingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
  }
}
