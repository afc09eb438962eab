internal import LintDiagnostics

extension Linter {
  /// Returns a report with the fixes of its findings.
  ///
  /// - Parameter judge: judges the same input again, with other texts.
  func fixed(
    _ report: FileReport,
    judging judge: @escaping (FixFinder.Overlay) -> FileReport,
  ) -> FileReport {
    var report = report
    let hasEdits =
      options.suppressingAll != nil || report.diagnostics.contains { $0.intent != nil }
    if options.findsFixes, hasEdits {
      var finder = FixFinder(for: report, options, judging: judge)
      report = finder.fixed()
    }
    report.texts = [:]
    return report
  }
}
