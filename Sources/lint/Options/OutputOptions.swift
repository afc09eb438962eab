internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The options for reporting findings.
struct OutputOptions: SettingOptions {
  @Option(
    name: .customLong("report"),
    help: Setting.report.help("FORMAT[=PATH]"),
    transform: ReportRequest.init,
  )
  var reports: [ReportRequest] = []

  @Option(name: .long, help: Setting.color.help("WHEN"))
  var color: ColorChoice?

  @Flag(
    name: [.customShort("q"), .customLong("quiet")],
    inversion: .prefixedNo,
    help: Setting.quiet.help(),
  )
  var isQuiet: Bool?

  @Flag(
    name: .customLong("show-suppressed"),
    inversion: .prefixedNo,
    help: Setting.showSuppressed.help(),
  )
  var listsSuppressed: Bool?

  @Flag(
    name: .customLong("statistics"),
    inversion: .prefixedNo,
    help: Setting.statistics.help(),
  )
  var showsStatistics: Bool?

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    inversion: .prefixedNo,
    help: Setting.verbose.help(),
  )
  var isVerbose: Bool?

  func add(to layer: inout SettingLayer) {
    layer.set(.report, option: reports.map(\.argument))
    layer.set(.color, option: color.map { .text($0.rawValue) })
    layer.set(.quiet, option: isQuiet)
    layer.set(.showSuppressed, option: listsSuppressed)
    layer.set(.statistics, option: showsStatistics)
    layer.set(.verbose, option: isVerbose)
  }
}

extension ColorChoice: ExpressibleByArgument {}
