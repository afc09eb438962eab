internal import ElastiCacheLint

/// The exit status of the process.
enum ExitStatus: Int32, Error {
  /// No finding reached the threshold.
  case success = 0
  /// There are findings at or above the severity of `--fail-on`.
  case findings = 1
  /// Wrong usage, or an input that could not be read.
  case failure = 2
}

extension ExitStatus {
  /// Returns the status for a report; unreadable input takes precedence over findings.
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
