internal import ElastiCacheLint

/// The settings of one run, for the run as a whole and for each file.
///
/// The command line wins over the environment, which wins over the configuration, which wins over
/// the defaults.
package struct RunSettings {
  /// The effective settings of the run as a whole, from the configuration of the working folder.
  package let run: ResolvedSettings

  /// The configuration of the working folder.
  package let configuration: LoadedConfiguration?

  /// The suppressions to write in place of fixes; nil for fixes.
  package var suppression: SuppressionText?

  /// Whether findings have their fixes, or the suppressions in place of them.
  package var findsFixes = true

  /// Whether caches have the text that they come from.
  package var findsSources = false

  /// The caches to judge.
  package var subject = LintSubject.declarations(findsNames: false)

  /// Whether the values of parameters and variables are ignored, so that every deployment counts.
  private(set) var ignoresValues = false

  private let environment: SettingLayer
  private let options: SettingLayer
  private var finder: ConfigurationFinder

  /// - Parameter folder: the working folder, whose configuration applies to the run as a whole.
  package init(
    _ options: SettingLayer,
    _ finder: ConfigurationFinder,
    workingIn folder: FilePath = FilePath("."),
  ) throws(UsageError) {
    let open = finder.borders.open
    self.options = options.reading(open)
    environment = try SettingLayer(environment: finder.host.variable).reading(open)
    self.finder = finder
    configuration = try self.finder.configuration(in: folder)
    run = ResolvedSettings(
      [configuration?.layer].compactMap(\.self) + [environment, options]
    )
  }

  /// The settings of a run that judges only, and sends no messages.
  var forTrial: RunSettings {
    var settings = self
    settings.finder.host = Host(
      variable: host.variable,
      notify: { _ in },
      isInterrupted: host.isInterrupted,
    )
    settings.suppression = nil
    settings.findsFixes = false
    return settings
  }

  /// The settings without the values of parameters and variables.
  var withoutValues: RunSettings {
    var settings = self
    settings.ignoresValues = true
    return settings
  }

  var borders: Borders { finder.borders }

  var host: Host { finder.host }

  /// The patterns of excluded files.
  ///
  /// Patterns of a configuration are relative to its folder; others apply to paths as displayed.
  var excludes: PathPatterns? {
    guard let excludes = run.value(.exclude), case .list(let patterns) = excludes.value
    else { return nil }
    let folder = if case .file = excludes.source { configuration?.folder } else { FilePath?.none }
    return PathPatterns(patterns, in: PatternFolder(folder))
  }

  /// The parameter files that the command line names.
  var parameterFilesOfOptions: Set<String> {
    Set(ResolvedSettings([options]).parameterFiles.map(\.description))
  }

  /// The variable files that the command line names.
  var variableFilesOfOptions: Set<String> {
    Set(ResolvedSettings([options]).variableFiles.map(\.description))
  }

  /// The variables that the command line gives.
  var variablesOfOptions: [Text] {
    let entry = ResolvedSettings([options]).value(.variable)
    if case .assignments(let values) = entry?.value { return values.keys.sorted() }
    return []
  }

  /// All configurations used so far.
  var configurations: [LoadedConfiguration] { finder.configurations }

  /// Returns the configuration of a file.
  package mutating func configuration(
    of file: FilePath
  ) throws(UsageError) -> LoadedConfiguration? {
    try finder.configuration(in: file.parent ?? FilePath("."))
  }

  /// Returns the configuration of a folder.
  package mutating func configuration(
    inFolder folder: FilePath
  ) throws(UsageError) -> LoadedConfiguration? {
    try finder.configuration(in: folder)
  }

  /// Returns the effective settings of files that match the given overrides of a configuration.
  package func settings(
    _ configuration: LoadedConfiguration?,
    overrides: [Int],
  ) -> ResolvedSettings {
    let layers = configuration.map { configuration in
      [configuration.layer] + overrides.map { configuration.overrides[$0].layer }
    }
    return ResolvedSettings((layers ?? []) + [environment, options])
  }
}
