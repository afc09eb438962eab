internal import LintDiagnostics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes one JSON document for programs.
///
/// Its shape is documented in the README and only grows within a version.
struct JSONReporter: Reporter {
  func render(_ report: Report) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers always encode.
    guard let data = try? encoder.encode(JSONReport(report)) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

private struct JSONReport: Encodable {
  let version = 1
  let summary: Summary
  let caches: [CacheEntry]
  let findings: [FindingEntry]
  let suppressed: [SuppressedEntry]

  init(_ report: Report) {
    summary = Summary(
      files: report.fileCount,
      caches: report.caches.count,
      errors: report.count(of: .error),
      warnings: report.count(of: .warning),
      notes: report.count(of: .note),
      suppressed: report.suppressed.count,
    )
    caches = report.caches.map(CacheEntry.init)
    findings = report.diagnostics.map(FindingEntry.init)
    suppressed = report.suppressed.map(SuppressedEntry.init)
  }

  struct Summary: Encodable {
    let files: Int
    let caches: Int
    let errors: Int
    let warnings: Int
    let notes: Int
    let suppressed: Int
  }
}

private struct CacheEntry: Encodable {
  private let cache: JudgedCache

  init(_ cache: JudgedCache) {
    self.cache = cache
  }

  private enum CodingKeys: String, CodingKey {
    case id, type, engine, verdict, days, reason
  }

  func encode(to encoder: any Encoder) throws {
    try PlaceEntry(cache.place).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cache.identity.id, forKey: .id)
    try container.encode(cache.identity.type, forKey: .type)
    try container.encode(cache.engine, forKey: .engine)
    try container.encode(cache.verdict.rawValue, forKey: .verdict)
    try container.encode(cache.days, forKey: .days)
    try container.encode(cache.reason, forKey: .reason)
  }
}

private struct FindingEntry: Encodable {
  private let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  private enum CodingKeys: String, CodingKey {
    case rule, severity, message, help, resource, scenario
  }

  private struct Resource: Encodable {
    let id: String
    let type: String
  }

  func encode(to encoder: any Encoder) throws {
    try PlaceEntry(diagnostic.place).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostic.rule, forKey: .rule)
    try container.encode(diagnostic.severity.rawValue, forKey: .severity)
    try container.encode(diagnostic.message, forKey: .message)
    try container.encode(diagnostic.help, forKey: .help)
    let resource = diagnostic.resource.map { Resource(id: $0.id, type: $0.type) }
    try container.encode(resource, forKey: .resource)
    try container.encode(diagnostic.scenario, forKey: .scenario)
  }
}

/// A finding that somebody accepted, with the member `suppression`.
private struct SuppressedEntry: Encodable {
  private let suppressed: SuppressedDiagnostic

  init(_ suppressed: SuppressedDiagnostic) {
    self.suppressed = suppressed
  }

  private enum CodingKeys: CodingKey {
    case suppression
  }

  private struct SuppressionEntry: Encodable {
    let suppression: Suppression

    private enum CodingKeys: CodingKey {
      case form, reason, until
    }

    func encode(to encoder: any Encoder) throws {
      try PlaceEntry(suppression.place).encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(suppression.form.rawValue, forKey: .form)
      try container.encode(suppression.reason, forKey: .reason)
      try container.encode(suppression.until?.description, forKey: .until)
    }
  }

  func encode(to encoder: any Encoder) throws {
    try FindingEntry(suppressed.diagnostic).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      SuppressionEntry(suppression: suppressed.suppression),
      forKey: .suppression,
    )
  }
}

/// A place as the members `file`, `line`, `column`, `endLine` and `endColumn`.
private struct PlaceEntry: Encodable {
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
