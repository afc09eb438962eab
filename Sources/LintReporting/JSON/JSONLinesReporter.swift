internal import LintDiagnostics

/// Writes one JSON object per line: caches, problems, suppressed and baselined findings, then the
/// summary.
///
/// The objects are those of ``JSONReporter``, plus `record`, which identifies the kind.
struct JSONLinesReporter: Reporter {
  func render(_ report: Report) -> String {
    let caches = report.caches.map { JSONText.line(Record(kind: .cache, CacheEntry($0))) }
    let findings = report.diagnostics.map {
      JSONText.line(Record(kind: .finding, FindingEntry($0)))
    }
    let suppressed = report.suppressed.map {
      JSONText.line(Record(kind: .suppressed, SuppressedEntry($0)))
    }
    let baselined = report.baselined.map {
      JSONText.line(Record(kind: .baselined, FindingEntry($0)))
    }
    let summary = JSONText.line(Record(kind: .summary, VersionedSummary(report)))
    return (caches + findings + suppressed + baselined + [summary]).joined()
  }
}

private struct Record<Entry: Encodable>: Encodable {
  enum Kind: String, Encodable {
    case cache
    case finding
    case suppressed
    case baselined
    case summary
  }

  let kind: Kind
  let entry: Entry

  init(kind: Kind, _ entry: Entry) {
    self.kind = kind
    self.entry = entry
  }

  private enum CodingKeys: String, CodingKey {
    case record
  }

  func encode(to encoder: any Encoder) throws {
    try entry.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .record)
  }
}

private struct VersionedSummary: Encodable {
  let summary: SummaryEntry

  init(_ report: Report) {
    summary = SummaryEntry(report)
  }

  private enum CodingKeys: String, CodingKey {
    case version
  }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(JSONReporter.version, forKey: .version)
  }
}
