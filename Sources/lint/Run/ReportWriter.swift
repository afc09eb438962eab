internal import ElastiCacheLint
internal import LintWorkspace

/// Writes the reports of a run.
struct ReportWriter {
  private(set) var deliveries: [ReportDelivery]
  let color: ColorChoice
  let isQuiet: Bool

  /// Creates the writer for the settings of a run.
  ///
  /// - Parameter outputFile: the file for the findings; nil for standard output.
  init(_ settings: ResolvedSettings, outputFile: String?) throws {
    deliveries = try ReportDelivery.all(
      format: settings.format,
      outputFile: outputFile,
      requests: settings.texts(.report).map { argument in
        try ReportRequest(argument, within: settings.value(.report)?.border ?? .unbounded)
      },
      ProcessEnvironment.variables,
    )
    color = settings.color
    isQuiet = settings.isOn(.quiet)
  }

  /// Drops the reports that go to files.
  mutating func keepOnlyStandardOutput() {
    deliveries.removeAll { $0.target != .standardOutput }
  }

  /// Whether a report has the edits that fix findings.
  var showsFixes: Bool { deliveries.contains { $0.format.showsFixes } }

  /// Writes a report to all its targets.
  ///
  /// - Returns: whether all writes succeeded; failures are reported on standard error.
  func write(_ report: Report) -> Bool {
    var report = report
    let formats = deliveries.map(\.format)
    if formats.contains(where: \.namesRepositoryFiles) {
      report.repositoryFiles = RepositoryFiles()
        .files(of: report, hashesLines: formats.contains(where: \.hasLineHashes))
    }
    var isComplete = true
    for delivery in deliveries {
      do throws(UsageError) {
        try write(report, delivery)
      } catch {
        StandardStreams.writeError("Error: \(error.message)")
        isComplete = false
      }
    }
    return isComplete
  }

  private func write(_ report: Report, _ delivery: ReportDelivery) throws(UsageError) {
    switch delivery.target {
    case .standardOutput:
      let isColored = color.usesColor(
        ProcessEnvironment.variables,
        isTerminal: StandardStreams.isOutputTerminal,
      )
      let reporter = delivery.format.reporter(
        isColored: isColored,
        hasSummary: !isQuiet && !Host.process.isHook,
        terminal: Self.terminal(isColored: isColored),
      )
      try StandardStreams.writeOutput(.report(report, by: reporter))
    case .file(let path, let border):
      let reporter = delivery.format.reporter(isColored: false, hasSummary: !isQuiet)
      do throws(FileProblem) {
        try border.replace(path, with: reporter.render(report), .report(delivery.format))
      } catch {
        throw Self.unwritable(path, error.message)
      }
    case .stepSummary(let path):
      try append(report, delivery.format, to: path)
    }
  }

  /// The terminal on standard output; nil without one.
  private static func terminal(isColored: Bool) -> TerminalView? {
    guard StandardStreams.isOutputTerminal else { return nil }
    // The console of Linux shows links as text.
    let hasLinks = isColored && ProcessEnvironment.value("TERM") != "linux"
    return TerminalView(
      width: StandardStreams.terminalWidth ?? .max,
      folder: hasLinks ? FilePath(".").absolute.bytes : nil,
    )
  }

  private func append(
    _ report: Report,
    _ format: ReportFormat,
    to path: FilePath,
  ) throws(UsageError) {
    let used = (try? POSIX.status(of: path))?.size ?? 0
    // A blank line separates the report from earlier text.
    let separator = used > 0 ? "\n" : ""
    let text = format.reporter(
      isColored: false,
      hasSummary: !isQuiet,
      spaceUsed: used + separator.utf8.count,
    )
    .render(report)
    guard !text.isEmpty || isQuiet && report.diagnostics.isEmpty else {
      throw Self.unwritable(path, "the step summary is full")
    }
    do {
      try Border.append(separator + text, to: path)
    } catch {
      throw Self.unwritable(path, error.message)
    }
  }

  private static func unwritable(_ path: FilePath, _ problem: String) -> UsageError {
    UsageError("the report cannot be written to '\(path)': \(problem)")
  }
}

extension Border.Kind {
  static func report(_ format: ReportFormat) -> Border.Kind {
    let rules = Set(Rules.descriptions.map(\.name))
    return Border.Kind(
      name: "a report in the format \(format)",
      part: .first(256 << 10),
      recognizes: { format.recognizes($0, rules: rules) },
    )
  }
}
