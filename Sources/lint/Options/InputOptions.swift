internal import ArgumentParser
internal import LintWorkspace

/// The arguments and options that name the inputs.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files and folders to lint; '-' is standard input.", valueName: "PATH"),
    completion: .file(),
  )
  var paths = LintInput().paths

  @Option(
    name: .long,
    help: ArgumentHelp("The name to show for standard input. (default: <stdin>)", valueName: "NAME"),
  )
  var stdinFilename: String?

  @Flag(name: .customLong("list-files"), help: "Print the files that would be linted, and end.")
  var listsFiles = false

  @Flag(
    name: .customLong("watch"),
    help: "Lint again until interrupted, and print the result whenever it changes.",
  )
  var watches = false

  func validate() throws {
    if stdinFilename != nil, !paths.contains("-") {
      throw ValidationError("--stdin-filename goes with '-', which is standard input.")
    }
  }

  /// The named inputs.
  var input: LintInput {
    LintInput(
      paths: paths,
      standardInputName: stdinFilename ?? RunInput.defaultStandardInputName,
    )
  }
}
