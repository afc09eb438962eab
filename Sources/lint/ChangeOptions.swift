internal import ArgumentParser

/// Which files to leave out because they are as they were.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "Lint only files that have changed since this branch left the branch REF, committed or not; "
        + "plans also where their configuration has, and parents of nested stacks where those have.",
      valueName: "REF",
    ),
  )
  var reference: String?

  /// What has changed; nil where everything is linted.
  ///
  /// Every judgement depends on the files of parameters: where one of them has changed, so have all.
  func changes(
    in input: InputOptions,
    _ judgement: JudgementOptions,
  ) throws(UnknownChanges) -> ChangedFiles? {
    guard let reference else { return nil }
    do {
      let roots = input.sourceRoots.map { FilePath($0) }
      let changes = try ChangedFiles(since: reference, among: input.files + roots)
      return judgement.parameters.contains { changes.contains(FilePath($0)) } ? nil : changes
    } catch {
      throw UnknownChanges("--changed-since \(reference): \(error.description)")
    }
  }
}
