public import ArgumentParser
public import ElastiCacheLint
internal import LintWorkspace

/// The options for the format and the target of findings.
///
/// Separate, since `lint config` has its own formats.
struct FormatOption: SettingOptions {
  @Option(name: .shortAndLong, help: Setting.format.help("FORMAT"))
  var format: ReportFormat?

  @Option(
    name: .customLong("output-file"),
    help: ArgumentHelp(
      "Write the findings to a file in place of standard output.",
      valueName: "FILE",
    ),
    completion: .file(),
  )
  var outputFile: String?

  func add(to layer: inout SettingLayer) {
    layer.set(.format, option: format.map { .text($0.rawValue) })
  }
}

extension ReportFormat: ExpressibleByArgument {}
