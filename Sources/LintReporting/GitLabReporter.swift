internal import LintDiagnostics
internal import LintText

/// Writes the code quality report of GitLab, which is that of Code Climate in part.
struct GitLabReporter: Reporter {
  func render(_ report: Report) -> String {
    var fingerprints = Fingerprints()
    return JSONText.document(
      report.diagnostics.map { Issue($0, in: report, &fingerprints) }
    )
  }
}

/// Makes a fingerprint for each problem that stays the same when lines move.
///
/// GitLab keeps only the last one of several problems with the same.
private struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// The fingerprint of a problem: of its rule, path and resource.
  ///
  /// Problems that have all of these in common are counted, in the order of their places.
  mutating func next(_ diagnostic: Diagnostic, path: String) -> String {
    // What is about no resource says in its message what it is about, with line numbers perhaps.
    let subject =
      diagnostic.resource.map { "\($0.type)\0\($0.id)" }
      ?? diagnostic.message.filter { !$0.isNumber }
    let key = "\(diagnostic.rule)\0\(path)\0\(subject)"
    let count = counts[key, default: 0] + 1
    counts[key] = count
    return SHA256.digest(of: (count == 1 ? key : "\(key)\0\(count)").utf8)
  }
}

private struct Issue: Encodable {
  let checkName: String
  let description: String
  let fingerprint: String
  let severity: String
  let location: Location

  struct Location: Encodable {
    let path: String
    let lines: Lines
  }

  struct Lines: Encodable {
    let begin: Int
  }

  private enum CodingKeys: String, CodingKey {
    case checkName = "check_name"
    case description, fingerprint, severity, location
  }

  init(_ diagnostic: Diagnostic, in report: Report, _ fingerprints: inout Fingerprints) {
    let named = report.repositoryPath(of: diagnostic.place)
    let path = named.hasPrefix("./") ? String(named.dropFirst(2)) : named
    checkName = diagnostic.rule
    // GitLab shows the description alone.
    description = "\(diagnostic.rule): \(diagnostic.message)"
    fingerprint = fingerprints.next(diagnostic, path: path)
    severity =
      switch diagnostic.severity {
      case .note: "info"
      case .warning: "minor"
      case .error: "major"
      }
    location = Location(path: path, lines: Lines(begin: diagnostic.place.range.lowerBound.line))
  }
}
