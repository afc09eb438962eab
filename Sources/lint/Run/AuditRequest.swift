internal import ElastiCacheLint
internal import LintWorkspace

/// The request to judge caches that run.
struct AuditRequest: Equatable {
  /// The paths of what declares them; empty for no comparison.
  var against: [String] = []

  /// Lints what declares the caches.
  ///
  /// - Returns: the caches, and the problems that prevented reading others; nil without paths.
  func declarations(
    _ options: SettingLayer,
    _ configuration: ConfigurationChoice,
  ) throws -> (caches: DeclaredCaches, problems: [Diagnostic])? {
    guard !against.isEmpty else { return nil }
    let input = LintInput(paths: against).inputs
    let borders = Borders(linted: input.locations)
    var settings = try RunSettings(options, ConfigurationFinder(configuration, borders, .process))
    settings.findsFixes = false
    settings.subject = .declarations(findsNames: true)
    let report = try LintRun(settings: settings, input: input, borders: borders).outcome().report
    let problems = report.diagnostics.filter(\.isUnreadable)
    if report.coverage.isEmpty, problems.isEmpty {
      throw UsageError("--against: nothing there declares a cache")
    }
    return (DeclaredCaches(report), problems)
  }
}
