internal import ArgumentParser

/// Which findings are left for later.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp(
      "Count only findings that are not in this file, or that are worse than what is in it.",
      valueName: "FILE",
    ),
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
    if prunes, known == nil {
      throw ValidationError("--prune-baseline needs the file to prune: --baseline FILE.")
    }
  }

  /// What to do about baselines; reads the file before anything is linted.
  func task() throws(UnusableBaseline) -> BaselineTask {
    if let written { return .write(BaselineStore(FilePath(written))) }
    guard let known else { return .none }
    let store = BaselineStore(FilePath(known))
    return .compare(try store.read(), store, prunes: prunes)
  }
}
