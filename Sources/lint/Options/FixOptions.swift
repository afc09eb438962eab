internal import ArgumentParser

/// The options that mend what is found.
struct FixOptions: ParsableArguments {
  @Flag(name: .customLong("fix"), help: "Mend what is found, where an edit can do it safely.")
  var isFixing = false

  @Flag(
    name: .customLong("unsafe-fixes"),
    help: "With --fix or --diff: also make edits that may have other effects.",
  )
  var includesUnsafe = false

  @Flag(
    name: .customLong("diff"),
    help: ArgumentHelp(
      "Print the edits of --fix as a diff for 'git apply', and write nothing; with status 1 if "
        + "there are any."
    ),
  )
  var isDiff = false

  func validate() throws {
    if isFixing, isDiff {
      throw ValidationError("--fix writes files, and --diff writes none: give one of them.")
    }
    if includesUnsafe, request == nil {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff.")
    }
  }

  /// What the options ask for; nil for nothing.
  var request: FixRequest? {
    guard isFixing || isDiff else { return nil }
    return FixRequest(action: isFixing ? .apply : .show, includesUnsafe: includesUnsafe)
  }
}
