internal import ElastiCacheLint

extension FileLinter {
  /// Creates a linter with the given settings.
  init(
    _ settings: ResolvedSettings,
    accepting ignores: ConfiguredSuppressions,
    _ borders: Borders,
    _ host: Host,
    suppressing suppression: SuppressionText?,
    findsFixes: Bool,
    findsSources: Bool,
    ignoresValues: Bool,
    subject: LintSubject,
  ) throws(UsageError) {
    if let days = settings.fixDays, days < settings.minimumDays {
      throw UsageError("fix-days \(days) is less than minimum-days \(settings.minimumDays)")
    }
    var options = Linter.Options()
    options.minimumDays = settings.minimumDays
    options.fixDays = settings.fixDays
    options.templateFolders = settings.templateFolders
    if ignoresValues {
      options.parameters.choosesAllowed = true
    } else {
      options.parameters = try settings.parameterValues(host.notify)
      options.variables = try settings.givenVariables()
    }
    options.ruleLevels = settings.ruleLevels
    options.changesOnly = settings.isOn(.changesOnly)
    // The library doesn't read the clock; pass it the date.
    options.today = Clock.today
    options.requiresReasons = settings.isOn(.requireReason)
    options.honorsForeignSuppressions = settings.isOn(.foreignSuppressions)
    options.ignores = ignores
    options.suppressingAll = suppression
    options.findsFixes = findsFixes
    options.findsSources = findsSources
    options.subject = subject
    self.init(
      linter: Linter(options),
      parameters: options.parameters,
      sourceRoots: settings.sourceRoots,
      borders: borders,
    )
  }
}
