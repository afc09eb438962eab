internal import ElastiCacheLint

/// How the process ends.
enum ExitStatus: Int32, Error {
  /// Nothing was found that matters.
  case success = 0
  /// Something was found at or above the severity that `--fail-on` names.
  case findings = 1
  /// Wrong usage, or an input that could not be read.
  case failure = 2
}

extension ExitStatus {
  /// The status for a report: what could not be read outweighs what was found.
  init(_ report: Report, failOn threshold: FailureThreshold) {
    if report.diagnostics.contains(where: \.isUnreadable) {
      self = .failure
    } else if let severity = threshold.severity,
      report.diagnostics.contains(where: { $0.severity >= severity })
    {
      self = .findings
    } else {
      self = .success
    }
  }
}
