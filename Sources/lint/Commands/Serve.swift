internal import ArgumentParser
internal import LintServer
internal import LintWorkspace

/// Serves an editor.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server",
    abstract: "Serve an editor by the Language Server Protocol on standard input and output.",
    usage: "\(CommandName.current) server [OPTIONS]",
    discussion: """
      Takes the options of '\(CommandName.current)' that decide what is found; paths in them are \
      relative to the folder that the editor has opened. It writes no files.
      """,
  )

  @OptionGroup(title: "Settings")
  var selection: SelectionOptions

  @OptionGroup(title: "Settings")
  var judgement: JudgementOptions

  @OptionGroup(title: "Settings")
  var suppressions: SuppressionOptions

  @OptionGroup(title: "Configuration")
  var files: ConfigurationOptions

  /// The only transport, which some clients name.
  @Flag(name: .customLong("stdio"), help: .hidden)
  var usesStandardStreams = false

  func run() throws {
    let preferences = Preferences(
      options: SettingLayer([selection, judgement, suppressions]),
      configuration: files.choice,
      variable: { ProcessEnvironment.value($0) },
    )
    var connection = Connection(Server(preferences, working: WorkingFolder()))
    let status: Int32
    do {
      status = try connection.serve()
    } catch {
      throw UsageError("no thread can be made: \(error.message)")
    }
    if status != 0 { throw ExitStatus.findings }
  }
}
