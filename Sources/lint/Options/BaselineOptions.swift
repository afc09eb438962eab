internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// The options for baselines.
struct BaselineOptions: SettingOptions {
  @Option(
    name: .customLong("baseline"),
    help: Setting.baseline.help("FILE"),
    completion: .file(),
  )
  var known: String?

  @Option(
    name: .customLong("write-baseline"),
    help: ArgumentHelp("Write all findings into a file for --baseline.", valueName: "FILE"),
    completion: .file(),
  )
  var written: String?

  @Flag(
    name: .customLong("prune-baseline"),
    help: "Remove findings that no longer occur from the file of --baseline.",
  )
  var prunes = false

  func validate() throws {
    if known != nil, written != nil {
      throw ValidationError("--write-baseline takes all findings, so not with --baseline.")
    }
    if prunes, written != nil { throw BaselineRequest.nothingToPrune }
  }

  func add(to layer: inout SettingLayer) {
    layer.set(.baseline, option: known.map(SettingValue.text))
  }

  /// The requested baseline operation.
  var request: BaselineRequest {
    if let written { return .write(written) }
    return prunes ? .prune : .compare
  }
}
