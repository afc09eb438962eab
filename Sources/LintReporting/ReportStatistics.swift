internal import LintDiagnostics
internal import LintText

/// The numbers of findings by rule and by folder, and of caches by verdict.
struct ReportStatistics: Encodable {
  let rules: [String: Int]
  let folders: [String: Int]
  let verdicts: [String: Int]

  /// The titles of the parts in text.
  static let titles = ["findings by rule:", "findings by folder:", "caches by verdict:"]

  init(_ report: Report) {
    rules = Self.counts(report.diagnostics.map(\.rule))
    folders = Self.counts(report.diagnostics.map { Self.folder(of: $0.place.path) })
    verdicts = Self.counts(report.caches.map(\.verdict.rawValue))
  }

  /// The statistics in text, the largest numbers first; a blank line ends each part.
  var text: String {
    zip(Self.titles, [rules, folders, verdicts]).map { title, counts in
      let rows = counts.map { (count: $0.value, name: Text($0.key)) }
        .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      let width = rows.first.map { String($0.count).count } ?? 0
      let lines = rows.map { row in
        let number = String(row.count)
        let margin = String(repeating: " ", count: 2 + width - number.count)
        return "\(margin)\(number)  \(PrintableText(row.name.string).text)\n"
      }
      return rows.isEmpty ? "" : "\(title)\n\(lines.joined())\n"
    }
    .joined()
  }

  private static func counts(_ names: [String]) -> [String: Int] {
    let counts = names.reduce(into: [Text: Int]()) { $0[Text($1), default: 0] += 1 }
    return Dictionary(counts.map { ($0.key.string, $0.value) }) { $0 + $1 }
  }

  private static func folder(of path: String) -> String {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == bytes.startIndex ? "/" : String(path[..<slash])
  }
}
