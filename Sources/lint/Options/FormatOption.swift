public import ArgumentParser
public import ElastiCacheLint
internal import LintWorkspace

/// The option for the output format of findings.
///
/// Separate, since `lint config` has its own formats.
struct FormatOption: SettingOptions {
  @Option(name: .shortAndLong, help: Setting.format.help("FORMAT"))
  var format: ReportFormat?

  func add(to layer: inout SettingLayer) {
    layer.set(.format, option: format.map { .text($0.rawValue) })
  }
}

extension ReportFormat: ExpressibleByArgument {}
