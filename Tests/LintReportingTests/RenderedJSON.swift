import Foundation
import LintDiagnostics
import LintReporting
import Testing

/// What a program that knows nothing of us reads from the JSON format.
struct RenderedJSON {
  let text: String
  let root: [String: Any]

  init(_ report: Report) throws {
    text = ReportFormat.json.reporter(isColored: true, hasSummary: false).render(report)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = try #require(value as? [String: Any])
  }

  func object(_ key: String) -> [String: Any] {
    root[key] as? [String: Any] ?? [:]
  }

  func list(_ key: String) -> [[String: Any]] {
    root[key] as? [[String: Any]] ?? []
  }
}
