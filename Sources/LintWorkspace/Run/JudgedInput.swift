internal import ElastiCacheLint

/// An input of a run with its report.
// A class: a run passes over the reports many times, and a report has many parts to copy.
final class JudgedInput: Sendable {
  /// The path shown to people.
  let path: String

  let report: FileReport

  init(path: String, report: FileReport) {
    self.path = path
    self.report = report
  }
}
