internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// Shows the effective settings.
struct ShowConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings in effect, and where each comes from.",
    usage: "\(CommandName.current) config [PATH] [OPTIONS]",
    discussion: """
      Takes the options of '\(CommandName.current)' as well, to show what they change; -f is the format of the list.
      """,
  )

  @Argument(
    help: ArgumentHelp("The file or folder to be linted.", valueName: "PATH"),
    completion: .file(),
  )
  var path = "."

  @Option(name: .shortAndLong, help: ArgumentHelp("How to write them.", valueName: "FORMAT"))
  var format = SettingsTable.Format.text

  @OptionGroup(title: "Settings")
  var selection: SelectionOptions

  @OptionGroup(title: "Settings")
  var judgement: JudgementOptions

  @OptionGroup(title: "Settings")
  var suppressions: SuppressionOptions

  @OptionGroup(title: "Settings")
  var baseline: BaselineOptions

  @OptionGroup(title: "Settings")
  var output: OutputOptions

  @OptionGroup(title: "Configuration")
  var files: ConfigurationOptions

  func run() throws {
    let layer = SettingLayer([selection, judgement, suppressions, baseline, output])
    let file = FilePath(path)
    let finder = try ConfigurationFinder(files.choice, Borders(linted: [file]), .process)
    var settings = try RunSettings(layer, finder)
    let isFolder: Bool
    do {
      isFolder = try POSIX.status(of: file).kind == .folder
    } catch {
      let suggestion: Message = NearPath.of(file).map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError("\(path): \(error.message)\(suggestion)")
    }
    let configuration =
      isFolder ? try settings.configuration(inFolder: file) : try settings.configuration(of: file)
    let overrides =
      isFolder
      ? configuration?.overrides(forRootModule: file) : configuration?.overrides(for: file)
    let table = SettingsTable(
      run: settings.run,
      file: settings.settings(configuration, overrides: overrides ?? []),
      ignores: configuration?.ignores.all ?? [],
      configuration: configuration?.path,
      runConfiguration: settings.configuration?.path,
    )
    try StandardStreams.writeOutput(.settings(table, format))
  }
}
