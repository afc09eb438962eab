internal import ArgumentParser

/// What to lint.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files and folders to lint; '-' is standard input.", valueName: "PATH"),
    completion: .file(),
  )
  var paths: [String] = ["."]

  @Option(
    name: .long,
    help: ArgumentHelp("The name to show for standard input.", valueName: "NAME"),
  )
  var stdinFilename = "<stdin>"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out what matches, written as in a .gitignore file; may be repeated.",
      valueName: "GLOB",
    ),
  )
  var exclude: [GlobPattern] = []

  @Flag(
    name: .customLong("no-ignore"),
    help: "Walk hidden and vendored folders, and what .gitignore files exclude.",
  )
  var ignoresNothing = false
}

extension GlobPattern: ExpressibleByArgument {
  init?(argument: String) {
    self.init(argument)
  }
}
