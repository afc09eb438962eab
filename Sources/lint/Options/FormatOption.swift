public import ArgumentParser
public import ElastiCacheLint

/// In which format to write findings.
///
/// By itself, since `lint config` has formats of its own.
struct FormatOption: SettingOptions {
  @Option(name: .shortAndLong, help: Setting.format.help("FORMAT"))
  var format: ReportFormat?

  /// What is said, and nothing where nothing is.
  func add(to layer: inout SettingLayer) {
    layer.set(.format, option: format.map { .text($0.rawValue) })
  }
}

extension ReportFormat: ExpressibleByArgument {}
