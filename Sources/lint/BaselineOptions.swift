internal import ArgumentParser
internal import ElastiCacheLint

/// Which findings are left for later.
struct BaselineOptions: ParsableArguments {
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
    help: "Remove from the file of --baseline what is not found any more.",
  )
  var prunes = false

  func validate() throws {
    if known != nil, written != nil {
      throw ValidationError("--write-baseline takes all findings, so not with --baseline.")
    }
    if prunes, written != nil { throw Self.nothingToPrune }
  }

  private static var nothingToPrune: ValidationError {
    ValidationError("--prune-baseline needs the file to prune: --baseline FILE.")
  }

  /// What is said, and nothing where nothing is.
  func add(to layer: inout SettingLayer) {
    layer.set(.baseline, option: known.map(SettingValue.text))
  }

  /// What to do about baselines; reads the file before anything is linted.
  ///
  /// - Parameter known: the path of the baseline that is in force.
  func task(known: String?) throws -> BaselineTask {
    if let written { return .write(BaselineStore(FilePath(written))) }
    guard let known else {
      if prunes { throw Self.nothingToPrune }
      return .none
    }
    let store = BaselineStore(FilePath(known))
    return .compare(try store.read(), store, prunes: prunes)
  }
}
