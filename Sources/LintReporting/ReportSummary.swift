internal import LintDiagnostics

/// The last line for people: how much was looked at, and what came of it.
///
/// It is there even when all is well, so that a mistyped path is seen.
struct ReportSummary {
  let text: String

  init(_ report: Report) {
    let accepted = (report.suppressed.map(\.diagnostic) + report.baselined)
      .count { $0.rule == "retention-undecided" }
    let undecided = report.caches.count { $0.verdict == .undecided } - accepted
    // A note about an undecided cache is told as what it is about.
    let notes = report.diagnostics.count {
      $0.severity == .note && $0.rule != "retention-undecided"
    }
    let results = [
      Self.count(report.count(of: .error), "error"),
      Self.count(report.count(of: .warning), "warning"),
      undecided <= 0 ? nil : "\(undecided) undecided",
      Self.count(notes, "note"),
    ]
    let problems = results.compactMap(\.self)
    let suppressed = report.suppressed.isEmpty ? [] : ["\(report.suppressed.count) suppressed"]
    let baselined =
      report.baselined.isEmpty ? [] : ["\(report.baselined.count) in the baseline"]
    // Not `joined`: its first use asks the runtime for conformances, a tenth of a run over one file.
    let first = problems.first ?? "no problems"
    let found = (problems.dropFirst() + suppressed + baselined).reduce(first) { "\($0), \($1)" }
    let files = report.fileCount == 1 ? "1 file" : "\(report.fileCount) files"
    let caches = report.caches.count == 1 ? "1 cache" : "\(report.caches.count) caches"
    text = "\(files), \(caches): \(found)"
  }

  /// A number of things, or nil if there are none.
  static func count(_ number: Int, _ noun: String) -> String? {
    switch number {
    case 0: nil
    case 1: "1 \(noun)"
    default: "\(number) \(noun)s"
    }
  }
}
