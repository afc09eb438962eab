internal import LintDiagnostics
internal import LintText

/// The caches that run, one a line, for people.
struct CacheTable {
  /// The line above the table.
  static let title = "caches that run:"

  let text: String

  init(_ report: Report) {
    let rows = report.caches.map(Self.row)
    guard let first = rows.first else {
      text = ""
      return
    }
    let widths = first.indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    let lines = rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
      }
      let line = cells.joined(separator: "  ")
      return "  " + String(line[..<Self.end(of: line)]) + "\n"
    }
    text = "\(Self.title)\n\(lines.joined())\n"
  }

  private static func end(of line: String) -> String.Index {
    line.unicodeScalars.lastIndex { $0 != " " }.map { line.unicodeScalars.index(after: $0) }
      ?? line.startIndex
  }

  private static func row(_ cache: JudgedCache) -> [String] {
    let declaration = cache.agreement.map { "declaration \($0.title)" } ?? ""
    return [
      cache.verdict.title, cache.identity.id, cache.location?.region ?? "-",
      cache.location?.account ?? "-", cache.engine ?? "-", cache.reason, declaration,
    ]
    .map { PrintableText($0).text }
  }
}
