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
  /// - Parameter named: files and folders that are asked about.
  func changes(among named: [FilePath]) throws(UnknownChanges) -> ChangedFiles? {
    guard let reference else { return nil }
    do {
      return try ChangedFiles(since: reference, among: named)
    } catch {
      throw UnknownChanges("--changed-since \(reference): \(error.description)")
    }
  }
}
