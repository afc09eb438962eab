internal import ArgumentParser

/// The options that skip unchanged files.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "Lint only files that have changed since this branch left the branch REF, committed or not; "
        + "plans also where their configuration has, parents of nested stacks where those have, "
        + "and root modules where a module or file that they use has.",
      valueName: "REF",
    ),
  )
  var reference: String?
}
