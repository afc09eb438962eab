public import ArgumentParser
public import ElastiCacheLint

/// How to tell what was found.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How to write findings to standard output. (default: text)",
      valueName: "FORMAT",
    ),
  )
  var format: ReportFormat?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write another report of the same run to a file, in any format; may be repeated. Without a "
        + "path 'github', 'azure' and 'teamcity' go to standard output as well, and 'markdown' to "
        + "the step summary of GitHub Actions.",
      valueName: "FORMAT[=PATH]",
    ),
    transform: ReportRequest.init,
  )
  var reports: [ReportRequest] = []

  @Option(name: .long, help: ArgumentHelp("When to use colour.", valueName: "WHEN"))
  var color = ColorChoice.auto

  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Write findings only, no summary.")
  var isQuiet = false

  @Flag(
    name: .customLong("show-suppressed"),
    help:
      "List the findings that suppressions accept, with their reasons, and those in the baseline.",
  )
  var listsSuppressed = false

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    help: "Say on standard error which files were left alone, and why.",
  )
  var isVerbose = false

  func validate() throws {
    _ = try deliveries()
  }

  /// What is to be written, and where.
  func deliveries() throws(ValidationError) -> [ReportDelivery] {
    try ReportDelivery.all(
      format: format,
      requests: reports,
      ProcessEnvironment.variables,
    )
  }

  /// Writes a report in all the ways that these options ask for.
  ///
  /// - Returns: whether all of it was written; what was not is told on standard error.
  func write(_ report: Report, _ deliveries: [ReportDelivery]) -> Bool {
    var report = report
    let formats = deliveries.map(\.format)
    if formats.contains(where: \.namesRepositoryFiles) {
      report.repositoryFiles = RepositoryFiles()
        .files(of: report, hashesLines: formats.contains(where: \.hasLineHashes))
    }
    var isComplete = true
    for delivery in deliveries {
      do {
        try write(report, delivery)
      } catch {
        StandardStreams.writeError("Error: \(error)\n")
        isComplete = false
      }
    }
    return isComplete
  }

  private func write(_ report: Report, _ delivery: ReportDelivery) throws {
    switch delivery.target {
    case .standardOutput:
      let isColored = color.usesColor(
        ProcessEnvironment.variables,
        isTerminal: StandardStreams.isOutputTerminal,
      )
      let reporter = delivery.format.reporter(
        isColored: isColored,
        hasSummary: !isQuiet && !ProcessEnvironment.isHook,
      )
      try StandardStreams.writeOutput(reporter.render(report))
    case .file(let path):
      let reporter = delivery.format.reporter(isColored: false, hasSummary: !isQuiet)
      do {
        try ReportFile.replace(path, with: reporter.render(report))
      } catch {
        throw UnwritableReport(path: path, message: error.message)
      }
    case .stepSummary(let path):
      try append(report, delivery.format, to: path)
    }
  }

  private func append(
    _ report: Report,
    _ format: ReportFormat,
    to path: FilePath,
  ) throws(UnwritableReport) {
    let used = (try? POSIX.status(of: path))?.size ?? 0
    // A blank line divides it from what others wrote.
    let separator = used > 0 ? "\n" : ""
    let text = format.reporter(
      isColored: false,
      hasSummary: !isQuiet,
      spaceUsed: used + separator.utf8.count,
    )
    .render(report)
    guard !text.isEmpty || isQuiet && report.diagnostics.isEmpty else {
      throw UnwritableReport(path: path, message: "the step summary is full")
    }
    do {
      try ReportFile.append(separator + text, to: path)
    } catch {
      throw UnwritableReport(path: path, message: error.message)
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
