internal import ArgumentParser

/// What to lint.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files and folders to lint; '-' is standard input.",
    completion: .file(),
  )
  var paths: [String] = ["."]

  @Option(name: .long, help: "The name to show for standard input.")
  var stdinFilename = "<stdin>"

  @Option(
    name: .long,
    help: "Leave out what matches, written as in a .gitignore file; may be repeated.",
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
