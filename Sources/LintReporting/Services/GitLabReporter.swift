internal import LintDiagnostics
internal import LintText

/// Writes GitLab's code quality report, a subset of the Code Climate format.
struct GitLabReporter: Reporter {
  func render(_ report: Report) -> String {
    var fingerprints = Fingerprints()
    return JSONText.document(
      report.diagnostics.map { Issue($0, in: report, &fingerprints) }
    )
  }
}

/// Creates fingerprints that stay the same when lines move.
///
/// Of several problems with the same fingerprint, GitLab keeps only the last.
private struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// Returns the fingerprint of a problem, made from its rule, path, and resource, and
  /// its input if that is another one.
  ///
  /// Problems that share all of these are numbered in order of their places.
  mutating func next(_ diagnostic: Diagnostic, path: String) -> String {
    // Without a resource, the message names the subject, possibly with line numbers.
    let subject =
      diagnostic.resource.map { "\($0.type)\0\($0.lastingID)" }
      ?? diagnostic.message.filter { !$0.isNumber }
    let isInside = diagnostic.place.isInside(input: diagnostic.inputPath)
    let input = isInside ? "" : "\0\(diagnostic.inputPath)"
    let key = "\(diagnostic.rule)\0\(path)\0\(subject)\(input)"
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
