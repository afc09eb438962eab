internal import LintDiagnostics

extension Linter {
  /// Returns a report with the fixes of its findings.
  ///
  /// - Parameters:
  ///   - judge: judges the same input again, with other texts.
  ///   - configurations: judges the configurations of the plans in the input without these, with
  ///     other texts.
  func fixed(
    _ report: FileReport,
    judging judge: @escaping (FixFinder.Overlay) -> FileReport,
    configurations: @escaping (FixFinder.Overlay) -> [FileReport] = { _ in [] },
  ) -> FileReport {
    var report = report
    let hasEdits =
      options.suppressingAll != nil || report.diagnostics.contains { $0.intent != nil }
    if options.findsFixes, hasEdits {
      var finder = FixFinder(
        for: report,
        options,
        judging: judge,
        configurations: configurations,
      )
      report = finder.fixed()
    }
    report.texts = [:]
    return report
  }
}
