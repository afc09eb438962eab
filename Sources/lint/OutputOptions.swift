public import ArgumentParser
public import ElastiCacheLint

/// How to tell what was found.
struct OutputOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("How to write findings.", valueName: "FORMAT"))
  var format = ReportFormat.text

  @Option(name: .long, help: ArgumentHelp("When to use colour.", valueName: "WHEN"))
  var color = ColorChoice.auto

  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Write findings only, no summary.")
  var isQuiet = false

  @Flag(
    name: .customLong("show-suppressed"),
    help: "List the findings that suppressions accept too, with their reasons.",
  )
  var listsSuppressed = false

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    help: "Say on standard error which files were left alone, and why.",
  )
  var isVerbose = false

  /// The reporter that these options ask for.
  var reporter: any Reporter {
    format.reporter(
      isColored: color.usesColor(
        ProcessEnvironment.variables,
        isTerminal: StandardStreams.isOutputTerminal,
      ),
      hasSummary: !isQuiet,
    )
  }
}

extension ReportFormat: ExpressibleByArgument {}
